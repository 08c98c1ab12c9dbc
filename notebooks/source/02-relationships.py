# %% [markdown]
# # 关系网络 · Relationships
#
# 谁在中心，谁与谁成群，谁是桥梁，两者之间怎样相连。
# *Who is central, who belongs together, who bridges, how two are linked.*

# %%
from pathlib import Path

import kg
import networkx as nx
import pandas as pd
from kg.fonts import use_chinese_font
from kg.ontology import ontology
from matplotlib import pyplot as plt

HOME = Path.cwd() if Path("seeds").is_dir() else Path("..")
FONT = use_chinese_font()
graph = kg.load(HOME / "output" / "graph.ttl")
entity = {e.id: e for e in graph.entities}

# %% [markdown]
# 网络由已发生和计划中的关系组成；记者的任职除外，否则媒体会居于中心。边的权重是提到它的句子数。
# *Done and planned statements; the posts of reporters are left out. An edge weighs as many sentences as tell it.*

# %%
media = {e.id for e in graph.entities if e.cls == "Media"}
network = nx.Graph()
for s in graph.statements:
    if not {s.subject, s.object} & media:
        weight = network.get_edge_data(s.subject, s.object, {"weight": 0})["weight"] + len(s.evidence)
        network.add_edge(s.subject, s.object, weight=weight)
parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
main = network.subgraph(parts[0]).copy()
print(f"{len(network)} 个实体、{network.number_of_edges()} 条边，分成 {len(parts)} 块；"
      f"最大的一块有 {len(main)} 个实体（{len(main) / len(network):.0%}）。")

# %% [markdown]
# ## 中心 · Centrality
# 度：与多少实体直接相连；介数：多少最短路径经过它；接近度：到其他实体平均有多近。

# %%
measures = pd.DataFrame(
    {
        "度": dict(network.degree),
        "介数": nx.betweenness_centrality(main),
        "接近度": nx.closeness_centrality(main),
    }
).fillna(0)
measures.insert(0, "名称", [entity[n].label for n in measures.index])
measures.insert(1, "类", [ontology().label(entity[n].cls) for n in measures.index])
top = measures.sort_values(["介数", "名称"], ascending=[False, True]).head(12)
top.round(3).reset_index(drop=True)

# %%
first, second = top.iloc[0], top.iloc[1]
share = first["介数"]
print(f"“{first['名称']}”处于中心：最大连通块中 {share:.0%} 的最短路径经过它，其次是“{second['名称']}”（{second['介数']:.0%}）。")
if share > 3 * second["介数"]:
    print("第一位远高于第二位，网络近于星形：这些版面以一个城市的视角报道，不宜据此推断其他实体之间没有联系。")
else:
    print("前几位相差不大，网络有几个并列的中心。")
kinds = pd.Series([ontology().label(s.predicate) for s in graph.statements if top.index[0] in (s.subject, s.object)]).value_counts()
deals = sum(kinds.get(kind, 0) for kind in ("签约", "合作", "投资"))
print(f"它的 {kinds.sum()} 条陈述中，{'、'.join(f'{kind} {count}' for kind, count in kinds.head(4).items())}；签约、合作、投资共 {deals} 条。"
      + ("中心地位主要来自它的政策和产业，不是来自往来。" if deals < kinds.sum() / 4 else "往来占了相当一部分。"))

# %% [markdown]
# 去掉中心，再看其余。*The centre taken away, what remains:*

# %%
centre = top.index[0]
rest = main.copy()
rest.remove_node(centre)
pieces = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
alone = sum(len(piece) == 1 for piece in pieces)
print(f"去掉“{entity[centre].label}”后，{len(rest)} 个实体散成 {len(pieces)} 块，其中 {alone} 个不再与任何实体相连。")

# %% [markdown]
# ## 社群 · Communities
# 在去掉中心之后最大的一块里，找彼此联系多、与外面联系少的群。
# *In the largest piece that remains: groups with many links inside and few to the outside.*

# %%
core = rest.subgraph(pieces[0]).copy()
groups = sorted(nx.community.louvain_communities(core, weight="weight", seed=7), key=lambda g: (-len(g), min(g)))
quality = nx.community.modularity(core, groups)
for number, group in enumerate(groups[:8], 1):
    leaders = sorted(group, key=lambda n: (-core.degree(n), n))[:6]
    classes = pd.Series([ontology().label(entity[n].cls) for n in group]).value_counts()
    print(f"{number}. {len(group)} 个，多为 {classes.index[0]}：{'、'.join(entity[n].label for n in leaders)}")
heads = [entity[min(group, key=lambda n: (-core.degree(n), n))] for group in groups]
local = sum(head.cls in ("AdministrativeArea", "DevelopmentZone") for head in heads)
print(f"\n{len(core)} 个实体分成 {len(groups)} 个社群，其中 {local} 个以一个地区为首，"
      + ("可见报道大体按地区成块：一个区县与它的产业、政策、企业。" if local * 2 >= len(groups) else "可见报道并不只按地区成块。"))
print(f"模块度 {quality:.2f}：" + ("社群界限清楚。" if quality > 0.4 else "社群界限不清。")
      + f"平均每个实体只有 {2 * core.number_of_edges() / len(core):.1f} 条边，这样稀疏的网络模块度总是偏高。")

# %%
def short(name, most=10):
    """名称太长时只写开头。"""
    return name if len(name) <= most else name[: most - 1] + "…"


figure, axes = plt.subplots(3, 2, figsize=(13, 15))
for number, (group, ax) in enumerate(zip(groups, axes.flat, strict=False), 1):
    members = sorted(group, key=lambda n: (-core.degree(n), n))[:14]
    drawn = nx.Graph(sorted(sorted(edge) for edge in core.subgraph(members).edges))
    places = nx.spring_layout(drawn, seed=3, k=1.8, iterations=500)
    beside = {n: (x, y + (0.07 if y >= 0 else -0.07)) for n, (x, y) in places.items()}
    nx.draw_networkx_edges(drawn, places, alpha=0.3, ax=ax)
    nx.draw_networkx_nodes(drawn, places, node_size=[30 + 30 * core.degree(n) for n in drawn], node_color=f"C{number}", alpha=0.6, ax=ax)
    nx.draw_networkx_labels(drawn, beside, {n: short(entity[n].label) for n in drawn}, font_family=FONT, font_size=7, ax=ax)
    ax.set_title(f"{number}. {entity[members[0]].label}等 {len(group)} 个", fontsize=11)
    ax.margins(0.18)
    ax.axis("off")
plt.tight_layout()
plt.show()

# %% [markdown]
# ## 桥梁 · Bridges
# 桥：去掉这一条边，网络就断开。两端都不是末梢的桥最值得看。
# *A bridge is an edge without which the network falls apart; those between two hubs matter most.*

# %%
bridges = [(a, b) for a, b in nx.bridges(main) if main.degree(a) > 2 and main.degree(b) > 2]


def cut(edge):
    """How many entities the loss of an edge would cut off from the larger rest."""
    left = main.copy()
    left.remove_edge(*edge)
    return min(len(part) for part in nx.connected_components(left))


ranked = sorted(((cut(edge), *sorted(edge)) for edge in bridges), reverse=True)[:8]
pd.DataFrame([(entity[a].label, entity[b].label, size) for size, a, b in ranked], columns=["一端", "另一端", "断开的实体"])

# %%
print(f"最大连通块的 {main.number_of_edges()} 条边中有 {len(list(nx.bridges(main)))} 条桥；其中 {len(bridges)} 条连接的不是末梢。")
if ranked:
    size, a, b = ranked[0]
    print(f"“{entity[a].label}”与“{entity[b].label}”之间的一条最要紧：没有它，{size} 个实体就与其余断开。")
    print("桥多，说明一件事往往只有一句话说到；多读几个版面，桥会变少。")

# %% [markdown]
# ## 一个实体的周围 · An ego network
# 除中心以外联系最多的实体，与它直接相连的一切。*The best linked entity after the centre, with all that it is linked to.*

# %%
ego_of = next(n for n in measures.sort_values(["度", "名称"], ascending=[False, True]).index if n != centre)
ego = nx.ego_graph(network, ego_of, radius=1)
around = sorted(n for n in ego if n != ego_of)
places = nx.shell_layout(ego, [[ego_of], around])
relation = {}
for s in graph.statements:
    if s.subject in ego and s.object in ego and ego_of in (s.subject, s.object):
        relation.setdefault((s.subject, s.object), ontology().label(s.predicate))
plt.figure(figsize=(11, 8))
nx.draw_networkx_edges(ego, places, alpha=0.3)
nx.draw_networkx_nodes(ego, places, node_color=["#e7b75a" if n == ego_of else "#7db7f5" for n in ego], node_size=260)
nx.draw_networkx_labels(ego, places, {n: short(entity[n].label) for n in ego}, font_family=FONT, font_size=8)
nx.draw_networkx_edge_labels(ego, places, relation, font_family=FONT, font_size=7)
plt.axis("off")
plt.margins(0.12)
plt.title(f"{entity[ego_of].label} 的周围")
plt.show()

# %%
ways = pd.Series(list(relation.values())).value_counts()
planned = sum(s.status == "planned" for s in graph.statements if ego_of in (s.subject, s.object))
print(f"“{entity[ego_of].label}”的周围：{'、'.join(f'{way} {count}' for way, count in ways.items())}；{planned} 条是计划。")

# %% [markdown]
# ## 路径 · Paths
# 两个企业之间最短的路，每一步都有原句；再看不经过中心的路。
# *The shortest way between two companies, a sentence for each step; then a way that avoids the centre.*

# %%
def path(start, end, within=network):
    """The shortest way from one entity to another, in words, with a sentence for each step."""
    nodes = nx.shortest_path(within, start, end)
    print(" — ".join(entity[n].label for n in nodes))
    for a, b in zip(nodes, nodes[1:]):
        s = next(s for s in graph.statements if {s.subject, s.object} == {a, b})
        print(f"  {entity[s.subject].label} {ontology().label(s.predicate)} {entity[s.object].label}（{ontology().label(s.status)}）：{s.evidence[0].quote[:50]}")


companies = [n for n in measures.sort_values(["度", "名称"], ascending=[False, True]).index if entity[n].cls == "Company" and n in main]
path(companies[0], companies[1])
print()
if all(n in rest for n in companies[:2]) and nx.has_path(rest, *companies[:2]):
    path(companies[0], companies[1], within=rest)
else:
    print(f"不经过“{entity[centre].label}”，两者之间没有路：联系它们的只是同一座城市。")

# %%
lengths = dict(nx.all_pairs_shortest_path_length(main))
spread = pd.Series([d for row in lengths.values() for d in row.values() if d]).value_counts(normalize=True).sort_index()
print(f"最大连通块中两个实体平均相隔 {nx.average_shortest_path_length(main):.1f} 步，最远 {nx.diameter(main)} 步；"
      f"{spread.loc[:3].sum():.0%} 的实体对相隔不超过三步。")
