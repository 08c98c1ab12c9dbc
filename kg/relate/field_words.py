"""The words of each field: what says the relation anywhere near its two names, and what says something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.relate.encode import symbols


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one relation."""

    said: re.Pattern[str]
    """One of these stands near the object."""
    other: re.Pattern[str]
    """None of these stands in the clauses of the two names."""
    behind: re.Pattern[str]
    """Right before a subject that follows the object."""


def _words(said: str, other: str, behind: str) -> Words:
    return Words(*(re.compile("|".join(text.split())) for text in (said, other, behind)))


MAKES = _words(
    """生产 制造 研制 研发 开发 自研 试制 试产 量产 投产 产能 产量 产线 生产线 车间 总装 组装 装配 出厂 下线 问世 面世 诞生 首台 首款 首批 样机 样品 样车 工艺 配方 攻关 攻克 突破 自主 国产 自产
    推出 上新 新品 拳头 主打 主营 专做 专营 代工 贴牌 出品 酿 烧制 烧成 烧出 窑 轧 炼 冶 铸 锻 织造 织出 纺 缝 绣 雕 编织 炒制 熬 烘焙 腌 榨 灌装 提取 提炼 萃取 合成 种植 栽 种出 繁育 培育 选育 育成 养殖 养出 出产 盛产
    主产 特产 年产 日产 月产 产出 产地 产自 产业化 出自 设计 发明 首创 创制 孵化 手工 非遗 匠 做出 做成 制成 制作 造出 打造 建造 出坞 下水 首飞 试飞 定型 发布 亮相 家族 迭代 升级版 出货 批量 满产 排产 开足马力 赶制 上架 面市 上市 侍弄 大棚 温室 果园 茶园""",
    """采购 购买 购入 购置 购进 买[下入来进到走] 引进 引入 采用 使用 装备[了有] 配备 经销 代理 门店 专卖 备足 叫卖 假冒 仿冒 冒用 冒充 侵权 查获 查扣 缴获 进口(?!替代) 装载 满载 载着 搭载 租[用借] 捐赠 收购 下单 订购 选用 换上 用上 接种 使用者 消费 应用于 服务于 配套给 供应商""",
    r"由 出自 产自 来自 源自 [:：] 正是 就是 乃 系 在 从 被 经 靠 离不开 归功于 背后",
)
AWARDS = _words(
    """获 荣膺 膺 摘得 摘下 摘取 摘走 摘回 捧[回得走起上着] 夺 斩 拿[到下回走] 领[取回到走] 赢 收[获到下] 囊中 包揽 囊括 揽 问鼎 折桂 登顶 登上 荣登 跻身 入[选围列榜] 上榜 列入 评[上为定选] 当选 蝉联 卫冕 加冕 [再又新喜]添 添[得了] 戴上
    戴着 头顶 顶着 手握 抱[得回] 挂[上起牌着] 认定 命名 确定为 列为 授予 授牌 颁[给发授予奖] 花落 归属 得主 获得者 桂冠 奖[杯牌状金章] 证书 牌匾 头衔 称号 名片 光环 殊荣 荣誉 之列 行列 榜 名单 名录 公示 到手 晋[级升] 升[格级]为 创成 收官 揭晓 出炉 拔得 头筹 有名 在列 帽子 招牌 通过 纳入 成为 成了 拥有 属于""",
    """撤销 取消 摘牌 除名 移出 剥夺 退回 落选 未能 无缘 失之交臂 错失 惜败 止步 评选出(?!的) 评选(?:工作|办法|活动|细则|启动) 申报指南 征集 主办 承办 报送 推荐材料 如果 要是 希望 梦想 渴望 争取""",
    r"授予 颁给 颁发给 颁予 授给 花落 归 属 得主 获得者 获奖者 [:：] 给 被 由 落户 落入 送到 交到 交给 发给 名单中 其中 包括",
)
APPROVES = _words(
    """批准 批复 审批(?![局事服流时改制权]) 核准 同意 验收 审核 备案 许可(?!事项) 立项 审查 审定 审议通过 认可 认证(?!标准) 准许 准予 放行 首肯 点头 点的头 授权(?!专利|发明) 核定 核发 签发 颁发 颁给 下发 核验 鉴定合格 许可证 注册证 登记证 证书 批文 批件 牌照 合格证 准生证 通行证 资质 执照 绿灯 入网证 盖章 获批 过会 开具 认定(?!标准|办法|管理) 评定 授牌 发证 领证""",
    """座谈 提出 要求 建议 希望 征求 咨询 立案 起诉 诉讼 案件 涉嫌 重整 破产 整改 处罚 罚款 通报批评 约谈 否决 驳回 退回 不予 撤销 吊销 注销 尚未 未获 没有 重点工作 认定标准 简政放权""",
    r"准许 准予 同意 批准 批复 核准 认可 认定 许可 设立 给 向 为 让 允许 通过 将 把 证 书 后 的",
)
RUNS = _words(
    """直达 直通 直抵 直奔 直飞 直航 通往 通达 通到 通向 通至 抵达 驶抵 驶达 飞抵 到达 开往 开到 开抵 开进 开赴 驶往 驶向 驶入 飞往 飞向 发往 前往 延伸 延至 伸向 伸入 伸进 修到 铺到 铺进 架到 通进 连接 联接 连起 连通 联通 连在 连成 连为 连上 相连 沟通 勾连 贯通 贯穿 横贯 纵贯 串起 缝在
    串联 串连 串接 途经 途径 经停 停靠 挂靠 挂港 靠泊 穿越 穿过 跨越 横跨 飞架 接驳 接入 衔接 对接 相接 [东西南北]起 [东西南北]至 [东西南北]接 [东西南北]连 起于 始于 起自 止于 终于 起点 终点 直插 辐射 覆盖 牵起 缝合 送[到达抵出] 输[往送] 往返 穿梭 对开 通车 通航 通水 通气 打通 合龙 贯穿
    告别 不通 车程 行程 缩短 只[需要用] 仅[需要用] 公交网 纳入 停站 设站 接上 拴在 拉近 跑到 跑完 开过去 通了 游[到至] 通[上进]了? 接通 直连 互联 相通 连线 连结 挽起 跨过 越过 横[卧亘] 飞越 穿行 穿[城境] 出境 设[站有] 始发 终到 首发 出发 起飞 接驳 换乘 小时圈 生活圈 同城 天堑 通途 两岸 对岸 连岛 上岛 进[山城村] 通村 供[水气电] 送电 输电 受电 落点 天然气 清[水流] 长江水 首站""",
    """招标 征求意见 建议 希望 网传 不实 停运 停航 取消 封闭 中断 断开 节省""",
    r"的 ",
)
EXPORTS = _words(
    """(?<!进)出口 外销 订单 大单 客户 客商 采购商 买家 买主 货架 商超 柜台 餐桌 [外热畅俏行运返销]销 销[往到给至售进] 卖[到给进往出向] 运[往抵到至给送] 空运 海运 发往 发[了货出运到给\ue105] 启运 起运 起航 装船 漂洋过海 远渡重洋 远赴 走[俏向进红] 风靡 登陆 打[进入开] 挺进 进军 走出国门 闯 直供 供[应货往港澳] 输[往出送] 抢滩 交付 出海 集港 货柜 买走 接走 订走 抢购 追捧 青睐 热卖 送[往到达上] 飞[往向] 驶[往向] 流向 生意 吃上 喝上 穿上 用上 开上 街头 超市 餐厅 份额 占有率 代理商 经销商 专柜 上架 试水 圈粉 火[到遍] 红到 断货 脱销 爆单 远航 到港 卸货 [敲叩]开 大门 占领 俘获 返单 加单 追单 预订 (?:打开|占领|拓展|进入|抢占|开拓|布局|首次进)[^,。;]{0,8}市场 供不应求""",
    """进口自 考察 访问 投资 建厂 设厂 分公司 子公司 留学 旅游 游客 引进 学习 培训 收购 并购 参展 展会 博览会 [五车]金?展 暂停 停止 禁止 从[^,。;]{0,8}进口 合资 签证 来华 传言 否认 海外仓 合作伙伴 来源地 总代理 筹建 提供服务 参加 组团""",
    r"从 向 由 找 自 被 来自 [:：]",
)
VISITS = _words(
    """考察 调研 走访 参观 视察 看望 慰问 检查 督导 督查 督办 察看 查看 探访 暗访 观摩 巡查 巡视 踏勘 勘察 指导 检阅 访问 探望 探视 采风 拜访 拜会 参访 取经 查访 回访 来到 赶到 赶赴 赶往 奔赴 深入(?!实施|推进|推动|开展|贯彻|落实|学习|融合|人心|打造|挖掘) 走进 走入 步入 抵达 前往 踏上 作客 做客 莅临 亲临 亲赴 到访 造访 来访 出访 飞抵 飞赴 远赴 直奔 重访 重返 钻进 登上 一站 首站 头一站 行程单 此行 之行 慕名 现场办公 接访 下沉 蹲点 驻足 停留 逗留 入户 进村 踏足 率队 率团 带队 转了 逛 果园里 车间里 大棚里 田间 地头 工地 作坊 农户家 家中 游览 寻根 祭拜 瞻仰 参拜 义诊 问诊 把脉 访贫问苦 送温暖 拜年 探路 探班 打卡 (?<![带达看得受收听提感入引送等遇想做拿买找用卖直见说搬涉谈])[到赴抵访](?=[\ue006-\ue00a]) 一行(?=在|来|到|赴|走|前) 看看 看一看 走走 走一走""",
    """电话 视频连线 书面 致信 贺电 籍 出生 毕业 任职 未能成行 取消 就任 当选 履新 原籍 老家""",
    r"迎来 接待 欢迎 来了",
)


@dataclass(frozen=True, slots=True)
class Field:
    """A relation, who and what it holds between, and the words that say it."""

    predicate: str
    subjects: str
    objects: str
    words: Words
    before: int
    """How far before the object a word of the field may stand."""
    after: int
    """How far behind it."""
    found: str = ""
    """Classes of a subject that only an earlier sentence prints."""
    between: str = ""
    """Classes that do not stand between the two."""


FIELDS = (
    Field("produces", symbols("Company|Institution|Facility|AdministrativeArea|DevelopmentZone|Association"), symbols("Product"), MAKES, 36, 36, symbols("Company|Institution|Facility"), symbols("Org|Event")),
    Field("awarded", symbols("Company|Institution|Association|Person|Area|Facility|Project|Product|InformationSystem|TransportRoute|Programme|NaturalFeature"), symbols("Award"), AWARDS, 24, 24, symbols("Company|Institution|Facility|Product|DevelopmentZone"), symbols("Org|Person")),
    Field("approvedBy", symbols("Company|Institution|Facility|Project|Product|DevelopmentZone|Document|Programme|TransportRoute"), symbols("GovernmentAgency|Institution|Association"), APPROVES, 6, 24, symbols("Company|Institution|Facility|Project|Product|DevelopmentZone"), ""),
    Field("connectsTo", symbols("TransportRoute|Facility"), symbols("Area|Facility"), RUNS, 14, 14, symbols("TransportRoute|Facility"), ""),
    Field("exportsTo", symbols("Company|Product|AdministrativeArea|DevelopmentZone"), symbols("AdministrativeArea|Region"), EXPORTS, 20, 20, symbols("Company|Product"), symbols("Org")),
    Field("visited", symbols("Person|Org|Media"), symbols("Place"), VISITS, 14, 26, "", symbols("Person")),
)  # fmt: skip

__all__ = ["FIELDS", "Field", "Words"]
