from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0003_sort_names'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='registerentry',
            options={'ordering': ['name', 'pk'], 'verbose_name': 'lead from a register', 'verbose_name_plural': 'leads from registers'},
        ),
        migrations.RemoveConstraint(
            model_name='centre',
            name='centre_coordinates_from_known',
        ),
        migrations.RemoveConstraint(
            model_name='centre',
            name='centre_coordinates_have_source',
        ),
        migrations.AlterField(
            model_name='centre',
            name='coordinates_from',
            field=models.CharField(choices=[('exact', 'The building'), ('outcode', 'Middle of its outward postcode'), ('town', 'Middle of its town'), ('area', 'Middle of its postcode area'), ('withheld', 'Withheld: the address is confidential'), ('not_known', 'Not known yet')], default='not_known', help_text='“Withheld” keeps the street address and the map dot off the public page.', max_length=10),
        ),
        migrations.AlterField(
            model_name='historicalcentre',
            name='coordinates_from',
            field=models.CharField(choices=[('exact', 'The building'), ('outcode', 'Middle of its outward postcode'), ('town', 'Middle of its town'), ('area', 'Middle of its postcode area'), ('withheld', 'Withheld: the address is confidential'), ('not_known', 'Not known yet')], default='not_known', help_text='“Withheld” keeps the street address and the map dot off the public page.', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(('coordinates_from__in', ['exact', 'outcode', 'town', 'area', 'withheld', 'not_known'])), name='centre_coordinates_from_known', violation_error_message='Choose from the list for “coordinates from”.'),
        ),
        migrations.AddConstraint(
            model_name='centre',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('coordinates_from__in', ['withheld', 'not_known']), ('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('coordinates_from__in', ['exact', 'outcode', 'town', 'area']), ('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='centre_coordinates_have_source', violation_error_message='Give both coordinates and where they come from, or neither.'),
        ),
    ]
