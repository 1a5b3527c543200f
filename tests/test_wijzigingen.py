"""Whatever editors rightly change, the check and the build stay green; ``make wijzigingen`` runs the tests about content on it too."""

from conftest import built
from wijzigingen import changed_copy, changes


def test_check_is_green_after_each_rightful_change_and_the_build_at_the_end(tmp_path):
    assert len(list(changes())) >= 25
    root = changed_copy(tmp_path)
    site = built(root, tmp_path / "site")
    assert "Een andere korte titel" in (site / "uitgangspunten/index.html").read_text(encoding="utf-8")
