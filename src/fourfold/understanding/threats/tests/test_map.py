"""The region map: its figures, as people read them."""

from __future__ import annotations

from fourfold.understanding.threats import by_force


def test_the_map_counts_with_commas_as_the_sentence_above_it_does(person, register, browse, monkeypatch):
    many = by_force.ForceCount(
        code="cheshire", number=register["cheshire"], name="Cheshire", seen=True, supplied=True,
        groups=30_089, individuals=39, vulnerabilities=53, people=1_095_374,
    )  # fmt: skip
    monkeypatch.setattr(by_force, "force_counts", lambda *_, **__: [many])
    page = browse(person("lro", "cheshire")).get("/map").content.decode()
    assert all(figure in page for figure in (">30,181<", ">30,089<", ">2,755.3<", " 2,755.3 for each"))
