"""Where services are asked is for the environment to say, and one word in it forbids every request."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import __version__
from desktop.errors import SourceError
from desktop.library.services import CONTACT, build_services
from tests.loopback import LoopbackService

NAMES = {
    "huggingface": "https://huggingface.co",
    "arxiv": "https://export.arxiv.org",
    "arxiv-feed": "https://rss.arxiv.org",
    "doi": "https://doi.org",
    "openreview": "https://api2.openreview.net",
    "openreview-older": "https://api.openreview.net",
}


def never() -> None:
    """The reader does not cancel."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_answer("/some", b"[]")
        yield running


def test_without_an_environment_the_real_services_are_asked() -> None:
    assert build_services({}, lambda: False).endpoints == NAMES
    assert build_services({"ARXIV_ENDPOINT": " ", "DOI_ENDPOINT": ""}, lambda: False).endpoints == NAMES


def test_each_variable_replaces_its_services() -> None:
    environment = {
        "HF_ENDPOINT": "http://a/ ",
        "ARXIV_ENDPOINT": " http://b",
        "DOI_ENDPOINT": "http://c/doi/",
        "OPENREVIEW_ENDPOINT": "http://d",
    }
    assert build_services(environment, lambda: False).endpoints == {
        "huggingface": "http://a",
        "arxiv": "http://b",
        "arxiv-feed": "http://b",
        "doi": "http://c/doi",
        "openreview": "http://d",
        "openreview-older": "http://d",
    }


def test_the_token_goes_to_hugging_face_only(service: LoopbackService) -> None:
    with LoopbackService() as arxiv:
        arxiv.set_answer("/some", b"[]")
        environment = {"HF_ENDPOINT": f" {service.address} ", "ARXIV_ENDPOINT": arxiv.address, "HF_TOKEN": " hf_invented\n"}
        services = build_services(environment, lambda: False)
        services.get(f"{services.endpoints['huggingface']}/some", service="Hugging Face", check=never)
        services.get(f"{services.endpoints['arxiv']}/some", service="arXiv", check=never)
        assert service.requests[0].headers["authorization"] == "Bearer hf_invented"
        assert "authorization" not in arxiv.requests[0].headers


def test_we_say_who_we_are_and_where_we_can_be_found(service: LoopbackService) -> None:
    build_services({}, lambda: False).get(f"{service.address}/some", service="arXiv", check=never)
    assert service.requests[0].headers["user-agent"] == f"papershelf/{__version__} (+{CONTACT})"


def test_the_interval_of_arxiv_is_kept_in_the_folder_for_state(service: LoopbackService, home: Path) -> None:
    environment = {"XDG_STATE_HOME": str(home / "state")}
    services = build_services(environment, lambda: False)
    services.get(f"{service.address}/some", service="Hugging Face", check=never)
    noted = home / "state" / "papershelf" / "arxiv-request"
    assert not noted.exists()
    services.get(f"{service.address}/some", service="arXiv", check=never)
    assert float(noted.read_text()) > 0


@pytest.mark.parametrize("name", ["Hugging Face", "arXiv", "doi.org"])
@pytest.mark.parametrize(("value", "asked"), [("1", False), ("yes", False), ("0", True), ("", True)])
def test_the_environment_can_forbid_every_request(service: LoopbackService, name: str, value: str, asked: bool) -> None:
    services = build_services({"PAPERSHELF_OFFLINE": value}, lambda: False, arxiv_interval=0)
    assert services.offline() is not asked
    if asked:
        services.get(f"{service.address}/some", service=name, check=never)
    else:
        with pytest.raises(SourceError, match=f"Papershelf is offline, so {name} was not asked"):
            services.get(f"{service.address}/some", service=name, check=never)
    assert bool(service.requests) is asked


def test_whoever_shows_it_is_told_of_waits(service: LoopbackService) -> None:
    service.set_fault("/some", "drop", times=1)
    told: list[str] = []
    services = build_services({}, lambda: False).telling(told.append)
    services.get(f"{service.address}/some", service="Hugging Face", check=never)
    assert told == ["Hugging Face did not give a whole answer: asking again in 1 second.", ""]
