# %% [markdown]
# # 用一条规则添加关系 · Add a relation by one rule
#
# 分析者读到一种现有规则不认识的说法，写一条规则，就能在图谱里看到它。不需要写程序。
# *An analyst meets a wording that no rule knows, writes one rule, and sees the relation in the graph. No programming.*

# %%
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import kg
from kg.relate.rules import load_rules
from kg.resources import ontology_dir

TEXT = """江津区与泸州市缔结友好城市关系

本报讯（记者 李明）3月20日，江津区与泸州市缔结友好城市关系。随后，荣昌区与内江市缔结友好城市关系。
目前，大足区与资阳市尚未缔结友好城市关系。
"""
DATE = "2025-03-21"


def cooperation(rules=None):
    """The cooperations that the rules find in the text."""
    _, relations, _ = kg.facts(TEXT, date=DATE, rules=rules)
    return [(r.subject.text, r.object.text, r.rule) for r in relations if r.predicate == "cooperatesWith"]


before = cooperation()
print("现有规则找到 found by the rules as they are:", before or "没有 nothing")

# %% [markdown]
# ## 写一条规则 · Write a rule
# 规则放在 `ontology/rules/<关系>.yaml`，每条有名称、句式和例句。例句会运行：`[s …]`、`[o …]` 标出两端，`counterexamples` 是不该匹配的句子。
# *Each rule has a name, a pattern and examples that are run; `counterexamples` must not match.*

# %%
RULE = """
  - name: sister-cities
    pattern: "{s:Area}+ $with {o:Area}+ … <缔结>"
    examples:
      - "3月20日，[s 江津区]与[o 泸州市]缔结友好城市关系"
    counterexamples:
      - "大足区与资阳市尚未缔结友好城市关系"
"""

# %% [markdown]
# 规则文件夹的副本里加上这一条。*Added to a copy of the folder of rules.*

# %%
work = TemporaryDirectory()
rules = Path(work.name) / "rules"
shutil.copytree(ontology_dir() / "rules", rules)
file = rules / "cooperatesWith.yaml"
_ = file.write_text(file.read_text(encoding="utf-8").rstrip() + RULE, encoding="utf-8")
print(len(load_rules()), "→", len(load_rules(rules)), "条规则 rules")

# %%
after = cooperation(rules)
for subject, object, rule in dict.fromkeys(after):
    print(f"{subject} cooperatesWith {object}（{rule}）")
print(f"新增 added: {len(set(after) - set(before))}")
others = {object for _, object, _ in after}
print(f"例句里没有的内江市{'也找到了' if '内江市' in others else '没有找到'}；“尚未缔结”的资阳市{'被误认' if '资阳市' in others else '没有被误认'}。")

# %% [markdown]
# 写坏的规则会被拒绝，并指出文件、规则和原因。*A broken rule is refused, with file, rule and reason.*

# %%
broken = shutil.copytree(rules, Path(work.name) / "broken")
_ = (broken / file.name).write_text(file.read_text(encoding="utf-8").replace("<缔结>", "<缔结> {x:Arena}"), encoding="utf-8")
try:
    load_rules(broken)
except kg.RuleError as error:
    print(str(error).replace(str(broken), "rules"))
else:
    raise AssertionError("the broken rule was taken")

# %% [markdown]
# ## 在图谱里 · In the graph
# 用新规则重建，再提问。*Built with the new rule, then asked.*

# %%
page = Path(work.name) / "page.txt"
_ = page.write_text(TEXT, encoding="utf-8")
output = Path(work.name) / "output"
report = kg.build([page], output, date=DATE, rules=rules, formats=("turtle",))
answer = kg.query(output / "graph.ttl", "partners-of", parameters={"name": "江津区"})
for row in answer.records():
    print(row["partner"], row["relation"], row["status"], row["date"], row["sentence"], sep=" | ")

# %%
print(kg.explain(kg.load(output / "graph.ttl"), "江津区", "cooperatesWith").render())

# %% [markdown]
# 满意之后，把这一条放进 `ontology/rules/cooperatesWith.yaml`，`kg rules --test` 会运行全部例句，`kg build` 就会用到它。
# 一种全新的关系还要在 `ontology/kg.ttl` 里声明它的名称、两端的类别。
# *Once it is good, put it into `ontology/rules/`; `kg rules --test` runs all examples. A new kind of relation also needs its property in `ontology/kg.ttl`.*

# %%
work.cleanup()
