"""The keyboard of the journeys fails where a person with a keyboard would be lost."""

import pytest
from playwright.sync_api import Page

from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

SEEN = "<style>:focus-visible, input:focus-within { outline: 3px solid }</style>"
COVER = "<style>p { position: fixed; inset: 0; margin: 0; background: #fff }</style>"
LOST = {
    "cannot be seen": "<style>a { outline: 0 }</style><a href='#1'>Först</a><a href='#2'>Sist</a>",
    "is hidden": f"{SEEN}{COVER}<a href='#1'>Sist</a><p>Ovanpå</p>",
    "is trapped": f"{SEEN}<a href='#1' onkeydown='event.preventDefault()'>Först</a><a href='#2'>Sist</a>",
    "is not reached": f"{SEEN}<a href='#1'>Först</a><a href='#2' tabindex='-1'>Sist</a>",
}


@pytest.mark.parametrize("trouble", LOST)
def test_A2_T5_the_walk_fails_where_focus_is_lost(page: Page, trouble: str) -> None:
    page.set_content(LOST[trouble])
    with pytest.raises(AssertionError, match=trouble):
        Keyboard(page).reach("Sist")


def test_A2_T5_the_walk_arrives_where_focus_is_kept(page: Page) -> None:
    page.set_content(f"{SEEN}<a href='#1'>Först</a><label>Dag <input type='date'></label><button>Spara</button>")
    here = Keyboard(page).reach("Spara", "button")
    assert here.role == "button"
