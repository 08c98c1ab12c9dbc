// What the page says, in Chinese and English.

const WORDS = {
  zh: {
    title: "经济新闻知识图谱", skip: "跳到详情", searchLabel: "搜索实体", searchHint: "搜索名称、别名或拼音首字母", suggestions: "搜索建议",
    viewsLabel: "视图", takeAway: "导出当前视图", copyLink: "复制链接", copied: "链接已复制", theme: "切换明暗", language: "Switch to English", languageShort: "EN",
    stage: "图", canvas: "关系图：方向键在实体间移动，回车查看详情，E 展开，C 收起，P 固定，H 隐藏，加减号缩放，0 全图", tools: "工具", zoom: "缩放",
    zoomIn: "放大", zoomOut: "缩小", fit: "显示全图", physics: "动态布局", edgeNames: "显示关系名", filters: "筛选", path: "路径", pathTitle: "两个实体之间的最短路径",
    pathFrom: "从……", pathTo: "到……", pathFind: "查找路径", noPath: "在当前筛选条件下，二者之间没有路径。", pathSteps: (n) => `${n} 步`, samePlace: "请选择两个不同的实体。",
    legend: "图例：点按以显示或隐藏一类", panel: "详情", back: "返回", close: "关闭", summary: "概览",
    overview: "总览", industry: "产业图谱", company: "企业图谱", district: "区县", timeline: "时间线", platform: "平台", around: "邻域",
    programme: "规划与政策", industryColumn: "产业", actor: "主体", place: "地区", operator: "运营与建设方", system: "平台与系统", related: "相关",
    shown: (a, b) => `${a} 个实体，${b} 条连线`, restore: (n) => `恢复 ${n} 个隐藏的实体`, nothing: "没有符合条件的内容。", nothingHint: "可放宽筛选条件，或换一个视图。", empty: "这个图谱还没有实体。",
    part: (a, b, c, d) => `图谱较大：本页收录最重要的 ${a}/${b} 个实体、${c}/${d} 条事实，其余请用 kg serve 查看。`,
    pages: "版面", articles: "文章", entities: "实体", facts: "事实", figures: "数据", planned: "计划", done: "已发生", hubs: "联系最多", money: "金额最大", recent: "最近发生", sources: "来源版面",
    names: "又称", code: "区划代码", expand: "展开", expandMore: "再展开", collapse: "收起", pin: "固定", unpin: "取消固定", hide: "隐藏", focus: "只看邻域", pathFromHere: "路径",
    noFacts: "没有符合筛选条件的事实。", mentionedIn: "出现于", indicator: "指标", value: "数值", period: "时期", kind: "类别",
    level: "数值", growth: "增长", share: "占比", rank: "位次", change: "变化",
    status: "状态", date: "时间", amount: "金额", role: "职务", confidence: "可信度", rule: "规则", evidence: (n) => `证据 ${n} 处`, fullText: "看全文", article: "文章", page: "版面", subject: "主语", object: "宾语", trigger: "触发词",
    implied: "句中未直接出现：", noText: "本页未收录这篇文章的全文。", untitled: "（无题）", figureOf: "数据", openEntity: (x) => `打开 ${x}`, sentenceHere: "所引句子", between: (n) => `二者之间有 ${n} 条事实`,
    anyStatus: "全部", anyPage: "全部版面", from: "从", to: "到", undated: "按时期筛选时，没有时间的事实不显示。", atLeast: "可信度不低于", relations: "关系", classes: "类别", all: "全选", none: "全不选", reset: "清除筛选", only: (x) => `只看${x}`,
    companies: "企业", projects: "项目", programmes: "规划", level_: "层级", anyLevel: "全部层级", province: "省级", prefecture: "地市", county: "区县", township: "乡镇街道", village: "村社区", zone: "开发区", country: "国家", otherArea: "其他", scope: "范围", anywhere: "全部范围",
    mapTitle: "按坐标分布", noMap: "这些地区没有坐标。", tableTitle: "各地指标", noIndicator: "（无指标）", figuresCount: "数据", sortBy: (x) => `按${x}排序`, notOnMap: (n) => `另有 ${n} 个没有坐标，未在图上显示`,
    withFigures: "含数据", more: (n) => `再显示 ${n} 条`, undatedCount: (n) => `另有 ${n} 条事实没有时间`, dealsTitle: "签约、投资与合作", industriesTitle: "产业与参与者", systemsTitle: "平台与运营方", whoWorks: "参与者", whereWorks: "地区", who: "主体", whom: "对象",
    results: (n) => `${n} 个结果`, noResults: "没有找到", alsoCalled: "又称", links: (n) => `${n} 个关联`, saved: (x) => `已保存 ${x}`, symmetric: "相互", incoming: "被",
    notADate: "请写年、月或日，如 2024、2024-06", full: "已到上限：最多同时显示 500 个实体。", byYear: "按时间分布，点按以筛选",
  },
  en: {
    title: "Economic news graph", skip: "Skip to details", searchLabel: "Search entities", searchHint: "Search a name or pinyin", suggestions: "Suggestions",
    viewsLabel: "Views", takeAway: "Take the current view away", copyLink: "Copy link", copied: "Link copied", theme: "Light or dark", language: "切换到中文", languageShort: "中",
    stage: "Graph", canvas: "Graph: arrow keys move between entities, Enter reads, E expands, C collapses, P pins, H hides, plus and minus zoom, 0 fits", tools: "Tools", zoom: "Zoom",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit everything", physics: "Moving layout", edgeNames: "Show relation names", filters: "Filter", path: "Path", pathTitle: "Shortest path between two entities",
    pathFrom: "From …", pathTo: "To …", pathFind: "Find path", noPath: "No path between the two under the current filter.", pathSteps: (n) => `${n} step${n === 1 ? "" : "s"}`, samePlace: "Choose two different entities.",
    legend: "Legend: press to show or hide a class", panel: "Details", back: "Back", close: "Close", summary: "Summary",
    overview: "Overview", industry: "Industries", company: "Companies", district: "Districts", timeline: "Timeline", platform: "Platforms", around: "Around",
    programme: "Programmes and policy", industryColumn: "Industries", actor: "Who", place: "Where", operator: "Run or built by", system: "Platforms and systems", related: "Related",
    shown: (a, b) => `${a} entities, ${b} links`, restore: (n) => `Restore ${n} hidden`, nothing: "Nothing matches.", nothingHint: "Loosen the filter or choose another view.", empty: "This graph has no entities yet.",
    part: (a, b, c, d) => `A large graph: this page holds the most important ${a} of ${b} entities and ${c} of ${d} facts; kg serve holds the rest.`,
    pages: "Pages", articles: "Articles", entities: "Entities", facts: "Facts", figures: "Figures", planned: "planned", done: "done", hubs: "Most connected", money: "Largest amounts", recent: "Most recent", sources: "Source pages",
    names: "Also", code: "Area code", expand: "Expand", expandMore: "Expand more", collapse: "Collapse", pin: "Pin", unpin: "Unpin", hide: "Hide", focus: "Only around", pathFromHere: "Path",
    noFacts: "No facts pass the filter.", mentionedIn: "Mentioned in", indicator: "Indicator", value: "Value", period: "Period", kind: "Kind",
    level: "level", growth: "growth", share: "share", rank: "rank", change: "change",
    status: "Status", date: "Date", amount: "Amount", role: "Role", confidence: "Confidence", rule: "Rule", evidence: (n) => `Evidence: ${n}`, fullText: "Whole article", article: "Article", page: "Page", subject: "subject", object: "object", trigger: "trigger",
    implied: "Not in the sentence itself: ", noText: "This page does not hold the article's text.", untitled: "(untitled)", figureOf: "Figure", openEntity: (x) => `Open ${x}`, sentenceHere: "the sentence", between: (n) => `${n} fact${n === 1 ? "" : "s"} between them`,
    anyStatus: "Any", anyPage: "All pages", from: "From", to: "To", undated: "With a period set, undated facts are not shown.", atLeast: "Confidence at least", relations: "Relations", classes: "Classes", all: "All", none: "None", reset: "Clear filter", only: (x) => `Only ${x}`,
    companies: "Companies", projects: "Projects", programmes: "Programmes", level_: "Level", anyLevel: "Any level", province: "Provinces", prefecture: "Cities", county: "Districts", township: "Towns", village: "Villages", zone: "Zones", country: "Countries", otherArea: "Other", scope: "Area", anywhere: "Everywhere",
    mapTitle: "By coordinates", noMap: "These areas have no coordinates.", tableTitle: "Areas by indicator", noIndicator: "(no indicator)", figuresCount: "Figures", sortBy: (x) => `Sort by ${x}`, notOnMap: (n) => `${n} more without coordinates are not on the map`,
    withFigures: "With figures", more: (n) => `Show ${n} more`, undatedCount: (n) => `${n} more facts have no date`, dealsTitle: "Signed, invested, cooperating", industriesTitle: "Industries and who works on them", systemsTitle: "Platforms and who runs them", whoWorks: "Who", whereWorks: "Where", who: "Who", whom: "Whom",
    results: (n) => `${n} result${n === 1 ? "" : "s"}`, noResults: "Nothing found", alsoCalled: "also", links: (n) => `${n} link${n === 1 ? "" : "s"}`, saved: (x) => `Saved ${x}`, symmetric: "mutual", incoming: "from",
    notADate: "Give a year, month or day, such as 2024 or 2024-06", full: "At most 500 entities are shown at a time.", byYear: "By time; press to filter",
  },
};

function t(key, ...values) {
  const word = WORDS[state.lang][key];
  return typeof word === "function" ? word(...values) : word;
}

const chinese = () => state.lang === "zh";
const nameOf = (thing) => (chinese() ? thing.zh : thing.en);
