import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from places.abroad import COUNTRIES, NAMESAKES, TOWNS
from places.models import Place
from places.resolution import PlacedBy
from places.resolve import resolve

pytestmark = pytest.mark.django_db


@pytest.fixture
def ls21():
    return Place.objects.create(
        kind="outward_code", name="LS21", district="Otley", nation="england", latitude=53.9, longitude=-1.7
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Leeds", "Leeds, West Yorkshire"),
        ("leeds", "Leeds, West Yorkshire"),
        (" LEEDS ", "Leeds, West Yorkshire"),
        ("Leeds, UK", "Leeds, West Yorkshire"),
        ("Hay-on-Wye", "Hay-on-Wye, Powys"),
        ("hay on wye", "Hay-on-Wye, Powys"),
        ("Hay", "Hay-on-Wye, Powys"),
        ("Caerdydd", "Cardiff, Wales"),
        ("Dun Eideann", "Edinburgh, Scotland"),
        ("Derry", "Derry/Londonderry, Derry City and Strabane"),
        ("Hull", "Kingston upon Hull, East Riding of Yorkshire"),
        ("Saint Albans", "St Albans, Hertfordshire"),
        ("Burton on Trent", "Burton upon Trent, Staffordshire"),
        ("kings lynn", "King's Lynn, Norfolk"),
        ("Newport, Isle of Wight", "Newport, Isle of Wight"),
        ("newport shropshire", "Newport, Shropshire"),
        ("Newport (Wales)", "Newport, Wales"),
        ("Bangor, Co Down", "Bangor, Ards and North Down"),
        ("Harrow, Greater London", "Harrow, Greater London"),
    ],
)
def test_a_town_is_found_however_it_is_written(text, label):
    found = resolve(text).found

    assert (found.label, found.placed_by, found.note) == (label, PlacedBy.TOWN, "")


@pytest.mark.parametrize("text", ["Newport", "Newcastle", "Bangor", "Richmond", "Kingston"])
def test_namesakes_are_a_choice_and_each_choice_is_one_place(text):
    answer = resolve(text)

    assert answer.found is None
    assert answer.sentence == f"There is more than one {text}. Which do you mean?"
    found = [resolve(choice.query).found for choice in answer.choices]
    assert [place.label for place in found] == [choice.label for choice in answer.choices]


def test_namesakes_in_one_county_are_told_apart_by_district():
    queries = [choice.query for choice in resolve("Hayes, Greater London").choices]

    assert len(queries) == 2
    assert all(resolve(query).found for query in queries)


def test_a_far_larger_town_is_meant_and_its_namesakes_are_offered():
    answer = resolve("Preston")

    assert answer.found.label == "Preston, Lancashire"
    assert "Preston, Rutland" in [choice.label for choice in answer.choices]


def namesake(**fields):
    start = {"kind": "town", "name": "Zedby", "nation": "england", "latitude": 53.0, "longitude": -1.0}
    place = Place.objects.create(**start | fields)
    place.names.create(key="zedby")


@pytest.mark.parametrize(
    ("largest", "next_one", "is_found"),
    [
        (100_000, 5_000, True),
        (99_999, 5_000, False),
        (49_999, 10, False),
        (50_000, 10, True),
        (100_000, 0, True),
        (99_999, 0, False),
    ],
)
def test_how_much_larger_a_town_must_be(largest, next_one, is_found):
    namesake(county="Kent", population=largest)
    namesake(county="Essex", population=next_one)

    assert bool(resolve("Zedby").found) == is_found


def test_a_larger_town_called_so_in_short_is_asked_about():
    namesake(county="Kent", population=60_000)
    namesake(name="Zedby-on-Sea", county="Essex", population=90_000)

    assert len(resolve("Zedby").choices) == 2


def test_a_smaller_town_called_so_in_short_is_not():
    namesake(county="Kent", population=90_000)
    namesake(name="Zedby-on-Sea", county="Essex", population=60_000)

    assert resolve("Zedby").found.label == "Zedby, Kent"


def test_at_most_eight_choices_are_offered():
    for number in range(12):
        namesake(county=f"County {number}", population=1_000)

    assert len(resolve("Zedby").choices) == 8


@pytest.mark.parametrize("text", ["LS21", "ls21", "LS 21"])
def test_an_outward_code_is_placed_by_itself(ls21, text):
    found = resolve(text).found

    assert (found.latitude, found.label, found.note) == (53.9, "LS21", "")
    assert found.placed_by == PlacedBy.OUTWARD_CODE


@pytest.mark.parametrize("text", ["LS21 3AB", "ls213ab", "LS21 3", "LS21 3A"])
def test_a_whole_postcode_is_placed_by_its_first_half(ls21, text):
    found = resolve(text).found

    assert found.placed_by == PlacedBy.POSTCODE
    assert found.note == "Placed by its first half, LS21."


@pytest.mark.parametrize(("text", "label"), [("LS21", "LS21"), ("ls213ab", "LS21 3AB")])
def test_without_outward_codes_a_postcode_is_placed_by_its_area_and_says_so(text, label):
    found = resolve(text).found

    assert (found.label, found.placed_by) == (label, PlacedBy.POSTCODE_AREA)
    assert found.note == "Placed by its postcode area, LS (Leeds), so distances are rough."


def test_an_area_alone_says_how_rough_it_is():
    found = resolve("ls").found

    assert found.label == "LS (Leeds)"
    assert found.note == "This is the middle of all LS postcodes, so distances are rough."


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("IM1 1AA", "the Isle of Man"),
        ("je2", "Jersey"),
        ("GY", "Guernsey"),
        ("Douglas, Isle of Man", "the Isle of Man"),
        ("St Helier, Jersey", "Jersey"),
        ("Galway, Ireland", "Ireland"),
        ("D02 X285", "Ireland"),
    ],
)
def test_outside_the_uk_has_its_own_sentence(text, country):
    answer = resolve(text)

    assert answer.found is None
    assert answer.sentence.startswith(f"“{text}” is in {country}. We cover England, Scotland, Wales")
    assert answer.outside == country


@pytest.mark.parametrize(("name", "label"), NAMESAKES.items())
def test_a_town_here_is_told_from_its_namesake_abroad(name, label):
    here = resolve(name)

    assert here.choices[-1].label == label
    assert resolve(here.choices[-1].query).outside == "the Isle of Man"


@pytest.mark.parametrize(("name", "country"), TOWNS.items())
def test_a_town_abroad_is_no_town_here(name, country):
    assert f" is in {country}." in resolve(name).sentence


@pytest.mark.parametrize(("name", "country"), COUNTRIES.items())
def test_a_country_is_not_said_to_be_in_itself(name, country):
    answer = resolve(name)

    assert answer.sentence.lower().startswith(f"{country.lower()} is outside the uk. we cover england")
    assert answer.outside == country


@pytest.mark.parametrize("text", ["Kent", "Yorkshire", "Anglesey"])
def test_a_county_is_too_wide(text):
    assert "too wide to measure from. Type a town in it" in resolve(text).sentence


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("England", "England"),
        ("Scotland, UK", "Scotland"),
        ("Alba", "Scotland"),
        ("northern ireland", "Northern Ireland"),
        ("CYMRU", "Wales"),
    ],
)
def test_a_nation_is_too_wide_and_has_a_filter(text, nation):
    answer = resolve(text)

    assert answer.sentence == (
        f"“{text}” is too wide to measure from. Leave this empty and choose {nation} under “Nation”, "
        "or type a town in it."
    )
    assert answer.choices == ()


@pytest.mark.parametrize("text", ["UK", "the U.K.", "United Kingdom", "Great Britain", "gb"])
def test_the_whole_uk_is_too_wide(text):
    sentence = resolve(text).sentence

    assert sentence.startswith(f"“{text}” is too wide to measure from. Leave this empty to search all of it")


def test_a_town_called_like_a_nation_is_offered_and_never_guessed():
    answer = resolve("Wales")

    assert answer.found is None
    assert "choose Wales under “Nation”" in answer.sentence
    assert answer.sentence.endswith("Or do you mean Wales, South Yorkshire?")
    assert resolve(answer.choices[0].query).found.label == "Wales, South Yorkshire"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Brstol", "Bristol, England"),
        ("Leeds, Kent", "Leeds, West Yorkshire"),
        ("Nowhere Street, Leeds", "Leeds, West Yorkshire"),
    ],
)
def test_what_is_nearly_right_is_asked_about_not_guessed(text, label):
    answer = resolve(text)

    assert answer.found is None
    assert answer.sentence == f"We do not know “{text}”. Do you mean {label}?"
    assert answer.choices[0].query == label


def test_northern_ireland_is_not_abroad():
    assert "is in Ireland" not in resolve("Nowhere, Northern Ireland").sentence


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("D6W XY00", "“D6W XY00” is in Ireland."),
        ("the Isle of Man", "The Isle of Man is outside the UK."),
    ],
)
def test_what_is_abroad_is_said_to_be_so(text, beginning):
    assert resolve(text).sentence.startswith(beginning)


def test_an_unknown_place_is_said_to_be_so():
    assert resolve("Xyzzyq").sentence == (
        "We do not know a place called “Xyzzyq”. Try a nearby town, or the first half of a postcode."
    )


@pytest.mark.parametrize("text", ["", "   ", "\0", "\n\t"])
def test_nothing_asks_for_something(text):
    assert resolve(text).sentence == "Type a town, or the first half of a postcode."


def test_a_long_text_is_neither_looked_up_nor_said_back(django_assert_num_queries):
    with django_assert_num_queries(0):
        sentence = resolve("Leeds " * 2_000).sentence

    assert len(sentence) < 150


@pytest.mark.parametrize("text", ["Leeds", "Newport", "LS21 3AB", "Newport, Isle of Wight"])
def test_a_place_takes_one_query(django_assert_num_queries, text):
    with django_assert_num_queries(1):
        resolve(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(st.text(max_size=120))
@example("\0")
@example("😀")
@example("12345")
@example("%_'\"\\")
@example("\ud800")
@example("a b c d e f g h i j k l m n")
@example("ZZ1 1AA")
def test_any_text_has_one_answer(text):
    answer = resolve(text)

    assert bool(answer.found) != bool(answer.sentence)
