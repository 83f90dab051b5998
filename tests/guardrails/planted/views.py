"""Planted: a view with a transaction, a manager and a cursor of its own."""

from django.db import connection, transaction
from django.shortcuts import redirect

from fourfold.understanding.threats.models import Threat


def close(request, reference):
    with transaction.atomic():
        Threat.objects.filter(reference=reference).update(phase="closed_dismantled")
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    return redirect("threats:threat", reference)
