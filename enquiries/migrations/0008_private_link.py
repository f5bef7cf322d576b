import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

import enquiries.fields
import enquiries.private_link


def give_each_a_link(apps, schema_editor):
    """Those that came before have one too: it goes out in the mail that tells of an answer."""
    for enquiry in apps.get_model("enquiries", "Enquiry").objects.only("pk"):
        token = enquiries.private_link.new_token()
        enquiry.token, enquiry.token_hash = token, enquiries.private_link.hash_of(token)
        enquiry.save(update_fields=["token", "token_hash"])


class Migration(migrations.Migration):

    dependencies = [
        ('enquiries', '0008_without_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='enquiry',
            name='asked_again_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='wrote again'),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='token',
            field=enquiries.fields.EncryptedTextField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='token_hash',
            field=models.CharField(editable=False, max_length=64, null=True),
        ),
        migrations.RunPython(give_each_a_link, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='enquiry',
            name='token',
            field=enquiries.fields.EncryptedTextField(default=enquiries.private_link.new_token, editable=False),
        ),
        migrations.AlterField(
            model_name='enquiry',
            name='token_hash',
            field=enquiries.private_link.TokenHashField(editable=False, max_length=64, unique=True),
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('line', 'Added by the visitor'), ('answer', 'Answer'), ('call', 'Call'), ('note', 'Note'), ('handed_over', 'Handed over')], max_length=12)),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'Reached them'), ('voicemail', 'Left a voicemail'), ('not_reached', 'Did not reach them')], max_length=12)),
                ('text', enquiries.fields.EncryptedTextField(blank=True)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('idempotency_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('enquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='enquiries.enquiry')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['written_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['line', 'answer', 'call', 'note', 'handed_over'])), name='entry_kind_known', violation_error_message='Choose from the list for “kind”.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'line'), ('written_by__isnull', True)), models.Q(models.Q(('kind', 'line'), _negated=True), ('written_by__isnull', False)), _connector='OR'), name='entry_says_who_of_staff', violation_error_message="A line is the visitor's; everything else says who of the staff wrote it."), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'call'), ('outcome__in', ['reached', 'voicemail', 'not_reached'])), models.Q(models.Q(('kind', 'call'), _negated=True), ('outcome', '')), _connector='OR'), name='entry_call_has_outcome', violation_error_message='A call says how it went, and nothing else does.')],
            },
        ),
    ]
