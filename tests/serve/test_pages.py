"""Explorer, editor, and one page per thing; who may ask; what cannot be served."""

from __future__ import annotations

import csv
import io
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.errors import GraphError, UsageError
from kg.questions import catalogue
from kg.serve import serve
from tests.serve.conftest import Service

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_explorer(client: httpx.Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert "重庆市" in response.text
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]


def test_explorer_beside_the_graph_is_taken(graph: Path, tmp_path: Path, start) -> None:
    shutil.copy(graph, tmp_path / "graph.ttl")
    (tmp_path / "graph.html").write_text("<p>made before</p>", encoding="utf-8")
    with start(tmp_path / "graph.ttl").client() as client:
        assert client.get("/").text == "<p>made before</p>"


def test_page_of_an_entity(client: httpx.Client) -> None:
    response = client.get("/id/铜梁区", headers={"accept": HTML})
    text = response.text
    assert response.headers["content-type"].startswith("text/html")
    assert response.headers["vary"] == "accept"
    assert "<h1>铜梁区</h1>" in text
    assert "行政区" in text
    assert "又称" in text
    assert re.search(r'<a href="/id/%E5%8C%97%E4%BA%AC[^"]*">北京芯虹科技有限责任公司</a>', text)
    assert "计划总投资206亿元,涵盖新型储能" in text
    assert "20,600,000,000" in text


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples, text/html;q=0.1", "application/n-triples"),
    ],
)
def test_triples_of_an_entity(client: httpx.Client, accept: str, media: str) -> None:
    response = client.get("/id/铜梁区", headers={"accept": accept})
    assert response.headers["content-type"].partition(";")[0] == media
    triples = {q.triple for q in ox.parse(response.content, format=ox.RdfFormat.from_media_type(media))}
    me = ox.NamedNode("https://w3id.org/kgnews/id/铜梁区")
    kg = "https://w3id.org/kgnews/ontology#"
    assert (
        ox.Triple(me, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal("铜梁区", language="zh"))
        in triples
    )
    statements = {t.subject for t in triples if t.object == me and "subject" in t.predicate.value}
    assert statements
    assert {t.subject for t in triples if t.predicate.value == kg + "evidence"} >= statements
    assert any(t.predicate.value == kg + "quote" for t in triples)


def test_format_in_the_address(client: httpx.Client) -> None:
    assert client.get("/id/铜梁区?format=ttl", headers={"accept": HTML}).text.startswith("@prefix")


def test_a_name_finds_its_entity(client: httpx.Client) -> None:
    assert "<h1>33618现代制造业集群体系</h1>" in client.get("/id/33618").text
    found = client.get("/find", params={"q": "铜梁"})
    assert (found.status_code, found.headers["location"]) == (303, "/id/%E9%93%9C%E6%A2%81")
    missing = client.get("/id/铜粱")
    assert missing.status_code == 404
    assert "铜梁" in missing.text
    assert client.get("/id/铜粱", headers={"accept": "text/turtle"}).status_code == 404


def test_every_link_of_a_page_leads_somewhere(client: httpx.Client) -> None:
    seen: set[str] = set()
    for page in ("/id/铜梁区", "/id/33618现代制造业集群体系"):
        seen |= set(re.findall(r'href="(/id/[^"]+)"', client.get(page).text))
    assert any("/id/article/" in link for link in seen)
    for link in sorted(seen)[:60]:
        assert client.get(link).status_code == 200, link


def test_hostile_names_are_shown_as_text(tmp_path: Path, start) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/kgnews/ontology#> . @prefix id: <https://w3id.org/kgnews/id/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'id:x a kg:Company ; rdfs:label "<script>alert(1)</script>"@zh .\n',
        encoding="utf-8",
    )
    with start(path).client() as client:
        for address in (
            "/id/x",
            "/id/<img src=x onerror=alert(1)>",
            "/query?query=</textarea><script>alert(1)</script>",
        ):
            text = client.get(address, headers={"accept": HTML}).text
            assert "<script>alert" not in text
            assert "<img src=x" not in text


def test_editor_and_its_data(client: httpx.Client) -> None:
    page = client.get("/query", params={"query": "ASK {}"})
    assert "ASK {}</textarea>" in page.text
    assert "http://" not in re.sub(r"xmlns=\S+", "", page.text)
    for asset in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
        assert client.get(asset).status_code == 200
    told = client.get("/questions.json").json()
    assert len(told["questions"]) == len(catalogue())
    assert {"name": "kg:locatedIn", "zh": "位于", "en": "located in"}.items() <= next(
        word for word in told["words"] if word["name"] == "kg:locatedIn"
    ).items()
    assert ["铜梁区", "铜梁区"] in client.get("/names.json").json()
    bound = client.get("/questions/companies-in-district.rq", params={"district": '巴南"区'})
    assert r'VALUES ?district { "巴南\"区"@zh }' in bound.text
    assert client.get("/questions/companies-in-district.rq", params={"x": "y"}).status_code == 400
    assert client.get("/questions/none.rq").status_code == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:8000", 421),
        ("", 421),
    ],
)
def test_host_names(client: httpx.Client, host: str, status: int) -> None:
    assert client.get("/questions.json", headers={"host": host}).status_code == status


def test_other_sites_get_nothing(client: httpx.Client) -> None:
    headers = {"origin": "https://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    response = client.get("/sparql", params={"query": "ASK {}"}, headers=headers)
    assert response.status_code == 403
    same = client.get("/sparql", params={"query": "ASK {}"}, headers={"origin": "https://evil.example"})
    assert not any(name.startswith("access-control") for name in same.headers)
    link = {**headers, "sec-fetch-mode": "navigate"}
    assert client.get("/query", headers=link).status_code == 200


@pytest.mark.parametrize("address", ["/", "/query", "/sparql?query=x", "/id/x", "/static/editor.js", "/nowhere"])
def test_security_headers(client: httpx.Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"]


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/.env", "/graph.ttl"]
)
def test_no_other_files_are_served(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_curl(service: Service) -> None:
    if not shutil.which("curl"):
        pytest.fail("curl is missing")
    query = "SELECT ?n { ?s a kg:DevelopmentZone ; rdfs:label ?n } ORDER BY ?n"
    command = [
        "curl",
        "-sS",
        "--noproxy",
        "*",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={query}",
        f"{service.address}/sparql",
    ]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "铜梁高新区" in [row["n"] for row in csv.DictReader(io.StringIO(told))]


def test_sparqlwrapper(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="needs SPARQLWrapper")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    asked = wrapper.SPARQLWrapper(f"{service.address}/sparql")
    for method in (wrapper.GET, wrapper.POST):
        asked.setMethod(method)
        asked.setQuery("PREFIX kg: <https://w3id.org/kgnews/ontology#> SELECT ?s { ?s a kg:DevelopmentZone }")
        asked.setReturnFormat(wrapper.JSON)
        assert asked.queryAndConvert()["results"]["bindings"]
        asked.setReturnFormat(wrapper.XML)
        assert asked.queryAndConvert().toxml()
        asked.setQuery("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 5")
        asked.setReturnFormat(wrapper.TURTLE)
        assert b"@prefix" in asked.queryAndConvert()


def test_rdflib_store(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    monkeypatch.setenv("no_proxy", "127.0.0.1")
    remote = Graph(SPARQLStore(f"{service.address}/sparql"))
    assert len(list(remote.query("SELECT ?s { ?s a <https://w3id.org/kgnews/ontology#DevelopmentZone> }"))) > 3


def test_what_cannot_be_served(tmp_path: Path, graph: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        serve(tmp_path / "missing.ttl")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(GraphError, match=r"broken\.ttl:1:\d+: not Turtle"):
        serve(broken, port=0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"127\.0\.0\.1:{port}: cannot listen there"):
            serve(graph, port=port)


def test_nothing_is_left_behind(graph: Path, start) -> None:
    """The workers end with the service, also where it is killed."""
    service = start(graph)
    with service.client() as client:
        assert client.get("/names.json").status_code == 200
    tasks = _descendants(service.process.pid)
    assert len(tasks) >= 2
    service.process.kill()
    service.process.wait()
    for _ in range(50):
        if not any(_alive(pid) for pid in tasks):
            return
        time.sleep(0.1)
    pytest.fail(f"still running: {[pid for pid in tasks if _alive(pid)]}")


def _descendants(pid: int) -> list[int]:
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
    found, frontier = [], [pid]
    while frontier:
        frontier = [child for child, parent in parents.items() if parent in frontier]
        found += frontier
    return found


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
