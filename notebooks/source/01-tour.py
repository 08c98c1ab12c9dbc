# %% [markdown]
# # 从版面到答案 · From pages to answers
#
# 一份报纸版面怎样变成知识图谱，又怎样从图谱得到有出处的答案。
# *How a newspaper page becomes a knowledge graph, and how the graph answers with its sources.*

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import kg
import networkx as nx
import pandas as pd
from kg.fonts import use_chinese_font
from kg.frames import entities, statements
from matplotlib import pyplot as plt

HOME = Path.cwd() if Path("seeds").is_dir() else Path("..")
pd.set_option("display.max_colwidth", 40)
FONT = use_chinese_font()

# %% [markdown]
# ## 一句话 · One sentence
# 识别名称，再识别名称之间的关系。*First the names, then what links them.*

# %%
annotation, relations, figures = kg.facts("6月，重庆与西门子（中国）有限公司签署战略合作框架协议。", date="2024-10-31")
for mention in annotation.mentions:
    print(mention.cls, mention.text)
for relation in relations:
    print(relation.subject.text, relation.predicate, relation.object.text, relation.date, relation.rule, sep=" | ")

# %% [markdown]
# ## 一个版面 · One page
# `kg.build` 读入版面，写出图谱；没有读成的文件会列出原因。*Reads pages and writes the graph; what could not be read is named.*

# %%
page = sorted((HOME / "seeds").glob("*.txt"))[0]
with TemporaryDirectory() as folder:
    report = kg.build([page], folder)
    print(sorted(path.name for path in Path(folder).iterdir()))
print(report.render())

# %% [markdown]
# ## 五个版面的图谱 · The graph of five pages
# 仓库里的 `output/graph.ttl` 由五个版面生成。*Built from the five pages of `seeds/`.*

# %%
graph = kg.load(HOME / "output" / "graph.ttl")
print(f"{len(graph.pages)} 版面 pages, {len(graph.entities)} 实体 entities, "
      f"{len(graph.statements)} 陈述 statements, {len(graph.observations)} 数字 figures")
entities(graph).value_counts("class_zh").to_frame("个数").T

# %%
statements(graph)[["subject_label", "relation_zh", "object_label", "status", "date", "quote"]].head(8)

# %% [markdown]
# ## 用 SPARQL 提问 · Asking in SPARQL
# 四十个现成的问题，名称即可调用，也可以自己写。*Forty questions by name, or your own text.*

# %%
def ask(question, **parameters):
    """The answer to a question as a frame."""
    return pd.DataFrame(kg.query(HOME / "output" / "graph.ttl", question, parameters=parameters).records())


for question in kg.catalogue()[:5]:
    print(question.name, question.zh, question.en, sep=" | ")
growth = ask("growth-by-district", indicator="GDP|地区生产总值", period="2025-Q1")
growth

# %%
ask("who-signed-with-whom")[["party", "other", "status", "date", "sentence"]]

# %%
if len(growth):
    best = growth.iloc[0]
    print(f"2025年一季度，图谱中有 {growth.district.nunique()} 个地区的GDP增速，{best.district}最高，为 {best.growth}%。")
    print(f"出处：{best.sentence}")

# %% [markdown]
# ## 出处 · Where it comes from
# 每条陈述都有原句、文章、版面和规则。*Every statement has its sentence, article, page and rule.*

# %%
for neighbour in kg.neighbours(graph, "重庆市", relation="signedWith"):
    source = kg.evidence(graph, neighbour.statement)[0]
    print(neighbour.entity.label, neighbour.statement.status, neighbour.statement.date, sep=" | ")
    print(f"  “{source.evidence.quote}”\n  {source.page.file_name}《{source.article.title}》，规则 {source.evidence.rule}")

# %%
told = kg.explain(graph, "铜梁区", "focusesOn").render()
print("\n".join(told.splitlines()[:12]))

# %% [markdown]
# ## 看一眼网络 · A look at the network

# %%
names = {entity.id: entity.label for entity in graph.entities}
network = nx.Graph()
for statement in graph.statements:
    if statement.predicate != "holdsPosition":
        network.add_edge(statement.subject, statement.object)
central = sorted(network, key=lambda node: (-network.degree(node), node))[:28]
shown = network.subgraph(central)
shown = shown.subgraph(max(nx.connected_components(shown), key=lambda part: (len(part), min(part))))
places = nx.spring_layout(nx.Graph(sorted(map(sorted, shown.edges))), seed=4, k=1.6, iterations=500)
plt.figure(figsize=(12, 9))
nx.draw_networkx_edges(shown, places, alpha=0.25)
nx.draw_networkx_nodes(shown, places, node_size=[60 + 12 * network.degree(node) for node in shown], node_color="#7db7f5")
# 上半图的名称写在点的上方，下半图的写在下方
beside = {node: (x, y + (0.045 if y >= 0 else -0.045)) for node, (x, y) in places.items()}
nx.draw_networkx_labels(shown, beside, {node: names[node] if len(names[node]) <= 9 else names[node][:8] + "…" for node in shown}, font_family=FONT, font_size=9)
plt.axis("off")
plt.margins(0.14)
plt.title("联系最多的实体之间的关系")
plt.show()

# %%
centre, degree = max(network.degree, key=lambda item: (item[1], item[0]))
print(f"联系最多的实体是“{names[centre]}”，与 {degree} 个实体相连，占其余 {len(network) - 1} 个相连实体的 {degree / (len(network) - 1):.0%}。")
print("联系多，首先因为版面常提到它：这里数的是报道，不是影响力。下一本笔记细看。")
