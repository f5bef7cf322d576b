from io import StringIO

import pytest
from django.apps.registry import Apps
from django.core.management import CommandError, call_command

from places.apps import load_after_migrate
from places.loading import load_gazetteer
from places.models import Place
from places.resolve import resolve

pytestmark = pytest.mark.django_db
HEADER = "postcode,lat,lng,n_places,nation,county,place"
LS21 = "LS21,53.92,-1.67,9,England,West Yorkshire,Otley"


@pytest.fixture
def outcodes(tmp_path):
    def write(*rows, header=HEADER):
        path = tmp_path / "outcodes.csv"
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        return path

    return write


def load(path=None):
    """What the command says."""
    out = StringIO()
    call_command("load_places", outcodes=path, stdout=out)
    return out.getvalue()


def stored_outcodes():
    return list(Place.objects.filter(kind="outward_code").order_by("name").values_list("name", flat=True))


def test_towns_and_areas_are_there_without_loading():
    assert load().startswith("Towns and postcode areas: 0 added, 0 changed, 0 removed, ")


def test_a_load_repairs_what_differs():
    Place.objects.filter(name="Leeds").delete()
    Place.objects.filter(name="Hay-on-Wye").update(latitude=50.0)
    Place.objects.get(name="Swansea").names.all().delete()
    Place.objects.create(kind="town", name="Nowhere", nation="wales", latitude=52.0, longitude=-3.0)

    assert load().startswith("Towns and postcode areas: 1 added, 2 changed, 1 removed, ")
    assert resolve("Abertawe").found.label == "Swansea, Wales"
    assert not load_gazetteer().changed


def test_outward_codes_are_loaded_once(outcodes):
    path = outcodes(LS21, "BT1,54.6,-5.93,1,Northern Ireland,,Belfast")

    assert "Outward codes: 2 added, 0 changed, 0 removed, 0 already right." in load(path)
    assert "Outward codes: 0 added, 0 changed, 0 removed, 2 already right." in load(path)
    assert stored_outcodes() == ["BT1", "LS21"]


def test_a_newer_file_takes_the_place_of_the_last(outcodes):
    load(outcodes(LS21, "LS22,53.9,-1.4,1,England,,Wetherby"))

    assert "1 added, 1 changed, 1 removed, 0" in load(
        outcodes(LS21.replace("53.92", "53.91"), "LS23,53.9,-1.3,1,England,,Boston Spa")
    )
    assert stored_outcodes() == ["LS21", "LS23"]


def test_the_crown_dependencies_are_left_out(outcodes):
    load(outcodes(LS21, "IM1,54.15,-4.48,1,,Isle of Man,Douglas", "JE2,49.18,-2.1,1,,,St Helier"))

    assert stored_outcodes() == ["LS21"]


def test_codes_are_read_in_any_case_and_twice_is_once(outcodes):
    load(outcodes(LS21, LS21, "ls 22,53.9,-1.4,1,england,,Wetherby"))

    assert stored_outcodes() == ["LS21", "LS22"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "holds no outward codes"),
        (["LS21,53.92"], "line 2: the row is damaged"),
        ([LS21, LS21 + ",more"], "line 3: the row is damaged"),
        ([LS21.replace("Otley", "Ot\0ley")], "damaged|not a CSV file"),
        ([LS21.replace("LS21", "Leeds")], "“Leeds” is not a UK outward code"),
        ([LS21.replace("LS21", "ZZ1")], "“ZZ1” is not a UK outward code"),
        ([LS21.replace("England", "France")], "LS21 has no nation of the UK"),
        ([LS21.replace("53.92", "north")], "the coordinates of LS21 are not numbers"),
        ([LS21.replace("53.92", "nan")], "the coordinates of LS21 are outside the UK"),
        ([LS21.replace("53.92", "3.92")], "the coordinates of LS21 are outside the UK"),
        ([LS21, '"LS22,53'], "is not a CSV file"),
    ],
)
def test_a_wrong_row_is_one_sentence_and_nothing_written(outcodes, rows, sentence):
    with pytest.raises(CommandError, match=sentence):
        load(outcodes(*rows))

    assert stored_outcodes() == []


def test_another_kind_of_file_is_refused(outcodes):
    with pytest.raises(
        CommandError, match="is not a file of outward codes: it has no column lat, lng, place"
    ):
        load(outcodes("Haven,Leeds", header="name,postcode,nation,county"))


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "binary"
    path.write_bytes(b"\xff\xfe\x00\x80")

    with pytest.raises(CommandError, match="is not a UTF-8 text file"):
        load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        load(tmp_path / "none.csv")


def test_nothing_is_loaded_before_the_tables_are_made(django_assert_num_queries):
    with django_assert_num_queries(0):
        load_after_migrate(using="default", apps=Apps())


@pytest.mark.django_db(transaction=True)
def test_towns_come_back_after_a_flush():
    call_command("flush", interactive=False, verbosity=0)

    assert resolve("Leeds").found
