"""Planted: five things that outlive their transaction; then three that do not."""


def remain(cursor):
    cursor.execute("set app.keys = '1,2'")
    cursor.execute("select set_config('app.keys', %s, false)", ["1,2"])
    cursor.execute(f"select pg_try_advisory_lock({1})")
    cursor.execute("create temporary table staged (id integer)")


def stream(rows):
    return rows.iterator(chunk_size=2000)


def go(cursor, rows, transaction):
    cursor.execute("set local app.keys = '1'; select set_config('app.keys', coalesce(%s, ''), true)")
    with transaction.atomic():
        return list(rows.iterator())
