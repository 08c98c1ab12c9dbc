# %% [markdown]
# # 区县的数字 · Districts in figures
#
# 版面上的数字按区县、指标、时期整理成表和图，每个数字都能回到原句。
# *The figures of the pages by district, indicator and period; each leads back to its sentence.*

# %%
from pathlib import Path

import kg
import pandas as pd
from kg.fonts import use_chinese_font
from kg.frames import observations, statements
from matplotlib import pyplot as plt

HOME = Path.cwd() if Path("seeds").is_dir() else Path("..")
FONT = use_chinese_font()
graph = kg.load(HOME / "output" / "graph.ttl")
PLACES = {"AdministrativeArea", "DevelopmentZone"}
figures = observations(graph)
figures = figures[figures.subject_class.isin(PLACES)]
print(f"{len(figures)} 个数字，{figures.subject_label.nunique()} 个地区，{figures.indicator.nunique()} 个指标。")

# %% [markdown]
# ## 有哪些 · What there is

# %%
figures.pivot_table(index="subject_label", columns="kind_zh", values="value", aggfunc="count", fill_value=0).assign(
    合计=lambda t: t.sum(axis=1)
).sort_values(["合计", "subject_label"], ascending=[False, True]).head(15)

# %% [markdown]
# ## 增速 · Growth
# 同一时期、多个地区都有的指标才能比较。*Only an indicator that several districts report for one period can be compared.*

# %%
growth = figures[(figures.kind == "growth") & (figures.unit == "PERCENT") & figures.period.notna() & (figures.period != "")]
shared = growth.groupby(["period", "indicator"]).subject_label.nunique().sort_values(ascending=False)
shared = shared[shared >= 3]
print(shared.head(8).to_string() if len(shared) else "没有三个以上地区同期报告的指标。")

# %%
period = shared.index[0][0]
wanted = list(shared.loc[period].index[:4])
table = growth[(growth.period == period) & growth.indicator.isin(wanted)].pivot_table(
    index="subject_label", columns="indicator", values="value", aggfunc="first"
)[wanted].sort_values(wanted[0], ascending=False)
table

# %%
axes = table.sort_values(wanted[0]).plot.barh(figsize=(10, 1.2 + 0.6 * len(table)), width=0.8)
axes.set_xlabel("同比增长（%）")
axes.set_ylabel("")
axes.set_title(f"{period} 各地区增速")
axes.legend(title="")
plt.tight_layout()
plt.show()

# %%
for indicator in wanted:
    column = table[indicator].dropna().sort_values(ascending=False)
    best, last = column.index[0], column.index[-1]
    gap = column.iloc[0] - column.iloc[-1]
    print(f"{period} {indicator}：{len(column)} 个地区，{best}最高（{column.iloc[0]:g}%），{last}最低（{column.iloc[-1]:g}%），相差 {gap:.1f} 个百分点。")
print("这些是各地区发言或报道中自己给出的数字，没有出现的地区不等于增速低。")

# %% [markdown]
# 两个指标是否同高同低？*Do two indicators go together?*

# %%
pairs = table[wanted[:2]].dropna()
if len(pairs) >= 4:
    rank = pairs.rank().corr().iloc[0, 1]
    word = "大致同高同低" if rank > 0.5 else "大致此高彼低" if rank < -0.5 else "没有明显关系"
    print(f"{len(pairs)} 个地区同时有“{wanted[0]}”和“{wanted[1]}”，名次相关系数 {rank:.2f}：{word}。地区很少，只作参考。")
    axes = pairs.plot.scatter(*wanted[:2], figsize=(6, 4.5), s=50)
    for name, row in pairs.iterrows():
        axes.annotate(name, row, xytext=(5, 3), textcoords="offset points", fontsize=9)
    plt.tight_layout()
    plt.show()
else:
    print(f"同时有“{wanted[0]}”和“{wanted[1]}”的地区只有 {len(pairs)} 个，不足以比较。")

# %% [markdown]
# ## 金额 · Money

# %%
money = figures[(figures.unit == "CNY") & (figures.kind == "level")].copy()
money["亿元"] = money.value / 1e8
money.sort_values(["亿元", "indicator"], ascending=[False, True])[["subject_label", "indicator", "亿元", "period", "status", "quote"]].head(12)

# %% [markdown]
# ## 计划与完成 · Planned and done

# %%
facts = statements(graph)
facts = facts[facts.subject_class.isin(PLACES)]
counts = facts.pivot_table(index="subject_label", columns="status", values="relation", aggfunc="count", fill_value=0)
counts = counts.reindex(columns=["done", "planned"], fill_value=0)
counts = counts.assign(合计=counts.sum(axis=1)).sort_values(["合计", "subject_label"], ascending=[False, True]).head(10)
axes = counts[["done", "planned"]].rename(columns={"done": "已发生", "planned": "计划中"}).iloc[::-1].plot.barh(
    stacked=True, figsize=(9, 4.5), color=["#19693a", "#e7b75a"]
)
axes.set_xlabel("陈述数")
axes.set_ylabel("")
plt.tight_layout()
plt.show()

# %%
part = (counts.planned / counts["合计"]).sort_values(ascending=False)
print(f"陈述最多的 {len(counts)} 个地区中，{part.index[0]}说计划最多（{part.iloc[0]:.0%} 的陈述是计划），{part.index[-1]}最少（{part.iloc[-1]:.0%}）。")

# %% [markdown]
# ## 投资 · Investments

# %%
sums = pd.DataFrame(
    kg.query(HOME / "output" / "graph.ttl", "investments-by-district").records(),
    columns=["district", "status", "currency", "investments", "total"],
)
if len(sums):
    sums["亿元"] = sums.total.astype(float) / 1e8
    print(sums[["district", "status", "investments", "亿元"]].to_string(index=False))
else:
    print("图谱中没有同时给出金额和地点的投资。")

# %% [markdown]
# ## 出处 · Sources
# 表中任何一个数字的原句。*The sentence behind any figure of the tables.*

# %%
one = growth[(growth.period == period) & (growth.indicator == wanted[0])].sort_values("value", ascending=False).iloc[0]
print(f"{one.subject_label} {one.indicator} {one.value:g}%\n“{one.quote}”\n{one.article}（{one.page}）")
