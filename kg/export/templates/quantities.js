// Numbers with their units, as one would print them in Chinese and in English.

const UNITS = {
  TEU: ["标箱", "TEU"], M: ["米", "m"], KM: ["公里", "km"], M2: ["平方米", "m²"], KM2: ["平方公里", "km²"], M3: ["立方米", "m³"], T: ["吨", "t"], TONNE: ["吨", "t"],
  KG: ["公斤", "kg"], MU: ["亩", "mu"], HA: ["公顷", "ha"], KW: ["千瓦", "kW"], KWH: ["千瓦时", "kWh"], MIN: ["分钟", "min"], HOUR: ["小时", "h"], DAY: ["天", "d"], YEAR: ["年", "yr"],
  TIMES: ["倍", "times"], INDEX: ["", ""],
};
const CURRENCIES = { CNY: "元", USD: "美元", EUR: "欧元", HKD: "港元", JPY: "日元", GBP: "英镑" };

/** What is counted, where English has a word for it; a bare measure word (个, 家, 项 …) has none. */
const COUNTED = { 人: "people", 名: "people", 位: "people", 人次: "visits", 辆: "vehicles", 列: "trains", 班: "services", 天: "days", 年: "years", 次: "times" };
const MEASURE_WORDS = new Set("个家项条类种款所张件座只支场台套批处部份间栋片颗户".split(""));

/** Words of approximation: where Chinese puts them, and English for them. */
const BEFORE_NUMBER = { 将近: "nearly", 接近: "nearly", 近: "nearly", 大约: "about", 约: "about", 超过: "over", 超: "over", 逾: "over", 突破: "over", 上: "over", 高达: "as much as", 不超过: "at most", 不高于: "at most", 不多于: "at most", 不少于: "at least", 不低于: "at least", 至少: "at least" };
const BEFORE_UNIT = { 余: "over", 多: "over", 来: "about" };
const AFTER_UNIT = { 以上: "at least", 以下: "at most", 以内: "within", 左右: "about", 以外: "beyond" };

function trimmed(value, digits = 2) {
  return String(Number(value.toFixed(digits)));
}

function quantity(value) {
  const size = Math.abs(value);
  if (chinese()) {
    if (size >= 1e8) return trimmed(value / 1e8) + "亿";
    if (size >= 1e4) return trimmed(value / 1e4) + "万";
    return trimmed(value);
  }
  if (size >= 1e9) return trimmed(value / 1e9) + " bn";
  if (size >= 1e6) return trimmed(value / 1e6) + " m";
  return Number(value.toFixed(2)).toLocaleString("en");
}

const currencyName = (currency) => CURRENCIES[currency] || (currency ? " " + currency : "元");

function money(value, currency) {
  if (chinese()) return quantity(value) + currencyName(currency);
  return (currency ? currency + " " : "") + quantity(value);
}

/** A figure as one would print it: 206亿元, +6.4%, 500余名, 前5位. */
function figureText(o) {
  const [unit, counted] = o.unit.split(":");
  if (o.kind === "rank" || unit === "RANK") return rankText(o);
  const sign = (o.kind === "growth" || o.kind === "change") && o.value > 0 ? "+" : "";
  const exact = unit === "PERCENT" || unit === "PERCENTAGE_POINT";
  const amount = sign + (exact ? trimmed(o.value) : quantity(o.value));
  const word = o.approximate;
  if (!chinese()) {
    const about = word ? (BEFORE_NUMBER[word] || BEFORE_UNIT[word] || AFTER_UNIT[word] || "about") + " " : "";
    return about + (CURRENCIES[unit] ? `${unit} ${amount}` : amount + englishUnit(unit, counted));
  }
  const name = unit === "PERCENT" ? "%" : unit === "PERCENTAGE_POINT" ? "个百分点" : CURRENCIES[unit] || counted || (UNITS[unit] ? UNITS[unit][0] : unit && ` ${unit}`);
  if (word in BEFORE_UNIT) return amount + word + name;
  return word in AFTER_UNIT ? amount + name + word : word + amount + name;
}

function englishUnit(unit, counted) {
  if (unit === "PERCENT") return "%";
  if (unit === "PERCENTAGE_POINT") return " pp";
  if (counted) return MEASURE_WORDS.has(counted) ? "" : ` ${COUNTED[counted] || counted}`;
  const name = UNITS[unit] ? UNITS[unit][1] : unit;
  return name && ` ${name}`;
}

function rankText({ value, approximate }) {
  if (approximate === "前") return chinese() ? `前${trimmed(value)}位` : `top ${trimmed(value)}`;
  return chinese() ? `第${trimmed(value)}位` : `#${trimmed(value)}`;
}
