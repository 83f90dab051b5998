"""Which record a staged row is, by where the rows of its sender went before."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from fourfold.data.sources.models import Batch
from fourfold.data.sources.reading import sentences


def recognise(batch: Batch) -> None:
    """Mark each staged row: same as the latest arrival of its key, changed, or (left null) new.

    What a newer file of the sender brought stands: a row of an older one that says something else is held back, unless
    it says what was already loaded once and has changed since. One look into the index for each row: what arrived
    before may be a hundred times as much as one file.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            update pg_temp.staged s
               set target = known.target, before = known.said,
                   news = case when known.digest = s.digest then 'same' when not known.newer then 'changed'
                               when exists (
                                    select 1 from sources_arrival a
                                     where a.akey = %(sender)s and a.what = %(what)s and a.key = s.key
                                       and a.digest = s.digest) then 'same'
                               else 'held' end,
                   held_column = case when known.newer then '' end,
                   held_why = case when known.newer then %(older)s end,
                   held_about = case when known.newer then 'B-' || lpad(known.batch::text, 6, '0') end
              from pg_temp.staged mine
              cross join lateral (
                select a.digest, a.target, a.said, b.id as batch,
                       (b.place_in_order, b.id) > (%(place)s, %(batch)s) as newer
                  from sources_arrival a join sources_batch b on b.id = a.batch_id
                 where a.akey = %(sender)s and a.what = %(what)s and a.key = mine.key
                 order by a.id desc limit 1) known
             where mine.ctid = s.ctid
            """,
            {
                "sender": batch.sender_id,
                "what": batch.what,
                "place": batch.place_in_order,
                "batch": batch.pk,
                "older": sentences.OLDER_FILE.code,
            },
        )


def sent_before(batch: Batch, what: str, references: Iterable[str]) -> dict[str, int]:
    """The record that each of a sender's own references became in its files of another kind; unknown ones are absent.

    A column map may make its key of several columns; the reference is the last of them. Where two records have it, it
    is unknown: a guess could be about the wrong one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            r"""
            select said, min(target) from (
                select distinct on (a.key) split_part(a.key, e'\x1f', -1) as said, a.target from sources_arrival a
                 where a.akey = %s and a.what = %s and split_part(a.key, e'\x1f', -1) = any (%s)
                 order by a.key, a.id desc) latest
            group by said having count(distinct target) = 1
            """,
            [batch.sender_id, what, list(references)],
        )
        return dict(cursor.fetchall())
