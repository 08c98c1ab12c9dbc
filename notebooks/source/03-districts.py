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
# ## 时期 · Periods
# 每个时期有多少数字，来自多少地区；同一指标有两个时期的才能看变化。
# *How many figures each period has, from how many districts. Change shows only where an indicator has two periods.*

# %%
periods = figures[figures.period.notna() & (figures.period != "")].groupby("period").agg(
    数字=("value", "size"), 地区=("subject_label", "nunique"), 指标=("indicator", "nunique")
).sort_values(["数字"], ascending=False, kind="stable")
most = periods.iloc[0]
print(f"{periods.index[0]} 最多：{most['地区']} 个地区的 {most['数字']} 个数字，占有时期的数字的 {most['数字'] / periods['数字'].sum():.0%}；"
      + ("其他时期太少，地区之间只能在这一时期比较。" if most["数字"] > periods["数字"].sum() / 2 else "几个时期都可比较。"))
periods.head(6)

# %%
changed = pd.DataFrame(kg.query(HOME / "output" / "graph.ttl", "changed-figures", parameters={"name": "重庆市"}).records())
for row in changed.itertuples():
    print(f"重庆市 {row.indicator}（{row.unit}）：{row.earliest} 为 {row.value_earliest:,.0f}，{row.latest} 为 {row.value_latest:,.0f}。时期长短不同的总量不能直接相减。")
if not len(changed):
    print("重庆市没有哪个指标出现在两个时期。")

# %% [markdown]
# ## 增速 · Growth
# 同一时期、多个地区都有的指标才能比较。*Only an indicator that several districts report for one period can be compared.*

# %%
growth = figures[(figures.kind == "growth") & (figures.unit == "PERCENT") & figures.period.notna() & (figures.period != "")]
shared = growth.groupby(["period", "indicator"]).subject_label.nunique().sort_values(ascending=False, kind="stable")
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
axes = table.sort_values(wanted[0])[wanted[::-1]].plot.barh(figsize=(10, 1.2 + 0.75 * len(table)), width=0.8)
for bars in axes.containers:
    axes.bar_label(bars, labels=[f"{value:g}" if value else "" for value in bars.datavalues], padding=2, fontsize=8)
axes.set_xlabel("同比增长（%）；没有条的，版面没有说")
axes.set_ylabel("")
axes.set_title(f"{period} 各地区增速")
axes.legend(*(part[::-1] for part in axes.get_legend_handles_labels()), loc="lower right")
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
    axes = pairs.plot.scatter(*wanted[:2], figsize=(6.5, 4.5), s=50)
    axes.set(xlabel=f"{wanted[0]}增速（%）", ylabel=f"{wanted[1]}增速（%）")
    axes.margins(0.15)
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
money = money.sort_values(["亿元", "indicator"], ascending=[False, True])
money[["subject_label", "indicator", "亿元", "period", "status", "quote"]].head(12)

# %%
largest = money.drop_duplicates("subject_label").set_index("subject_label")["亿元"]
print(f"{len(money)} 个金额，来自 {len(largest)} 个地区；{(money.status == 'planned').sum()} 个是目标或计划。")
print(f"{money.iloc[0].subject_label}的“{money.iloc[0].indicator}”最大（{money.iloc[0]['亿元']:g} 亿元）。")
print("产值、进出口、投资是不同的量，有的还互相包含，所以这里不相加；可以相加的投资见下文。")

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
axes.legend(title="", loc="lower right")
plt.tight_layout()
plt.show()

# %%
part = (counts.planned / counts["合计"]).sort_values(ascending=False)
without = list(part[part == 0].index)
print(f"陈述最多的 {len(counts)} 个地区中，{part.index[0]}的计划占比最高：{counts['合计'][part.index[0]]} 条陈述中 {counts.planned[part.index[0]]} 条（{part.iloc[0]:.0%}）。")
if without:
    print(f"{'、'.join(without)}只说了已经发生的事。")
print("每个地区只有一两篇报道，占比反映的是报道的体裁（部署会还是成绩单），不宜当作执行力。")

# %% [markdown]
# ## 投资 · Investments

# %%
sums = pd.DataFrame(
    kg.query(HOME / "output" / "graph.ttl", "investments-by-district").records(),
    columns=["district", "counted", "status", "currency", "investments", "total"],
)
sums["亿"] = sums.total.astype(float) / 1e8
sums.drop(columns="total")

# %%
single = sums[sums.counted == "investedIn"]
if len(single):
    print(f"逐笔投资：{len(single.district.unique())} 个地区，共 {single.investments.sum()} 笔。")
else:
    print("没有一笔投资同时给出金额和所在地区；下面是各地区自己给出的总数。")
for row in sums[sums.counted != "investedIn"].itertuples():
    print(f"{row.district} {row.counted}：{row.亿:g} 亿{'元' if row.currency == 'CNY' else row.currency}（{'计划' if row.status == 'planned' else '已发生'}）")
print("总数可能包含逐笔投资，也可能互相包含，所以不相加。")

# %% [markdown]
# ## 出处 · Sources
# 表中任何一个数字的原句。*The sentence behind any figure of the tables.*

# %%
one = growth[(growth.period == period) & (growth.indicator == wanted[0])].sort_values("value", ascending=False).iloc[0]
print(f"{one.subject_label} {one.indicator} {one.value:g}%\n“{one.quote}”\n{one.article}（{one.page}）")
