import programmes.sort_names
from django.db import migrations


def name_them(apps, schema_editor):
    """Listings made before the column have an empty one."""
    Programme = apps.get_model("programmes", "Programme")
    for programme in Programme.objects.only("pk", "name").iterator():
        Programme.objects.filter(pk=programme.pk).update(
            sort_name=programmes.sort_names.sort_name(programme.name)[:200]
        )


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0002_register_runs'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalprogramme',
            name='sort_name',
            field=programmes.sort_names.SortNameField(default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='programme',
            name='sort_name',
            field=programmes.sort_names.SortNameField(default='', editable=False, max_length=200),
        ),
        migrations.RunPython(name_them, migrations.RunPython.noop),
    ]
