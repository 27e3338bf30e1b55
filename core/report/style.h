// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace armillary::report {

/// The style of a report: the colours of resources/themes, light and dark by the reader's system, and on paper
/// light, with what is folded shown where the browser can. Without `>`, quotes and `&`, which would have to be
/// escaped.
inline constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --window: #F6F5F2; --panel: #FFFFFF; --line: #D9D6CF; --text: #1D2126; --muted: #5B636C;
  --accent: #0B6E72; --brass: #8A6116; --good: #2E7D32; --bad: #B3261E; --c0: #1B66A8; --c1: #B8460E; --c2: #2E7D32; --c3: #7A4FA3;
  --c4: #6B6B00; --c5: #C2306E; --c6: #0B6E72; --c7: #5B636C; }
@media (prefers-color-scheme: dark) { :root { --window: #16181B; --panel: #1E2125; --line: #34393F; --text: #E8E6E1;
  --muted: #A3A9B0; --accent: #4FB7B5; --brass: #D9AE5F; --good: #7CC47F; --bad: #F2857C; --c0: #6FB1E8; --c1: #F2935C; --c2: #7CC47F;
  --c3: #B99AE0; --c4: #C9C65A; --c5: #F28AB2; --c6: #4FB7B5; --c7: #A3A9B0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 880px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 8px; }
h2 { font-size: 20px; margin: 48px 0 12px; padding-top: 16px; border-top: 1px solid var(--line); }
h3 { font-size: 16px; margin: 24px 0 8px; }
p, ul, ol { margin: 8px 0; max-width: 72ch; }
.muted, caption, figcaption { color: var(--muted); font-size: 14px; }
.lead { font-size: 18px; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.wide { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 4px 0; }
th, td { padding: 4px 16px 4px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
tbody th { font-weight: 500; overflow-wrap: break-word; }
.number { text-align: right; white-space: nowrap; }
figure { margin: 16px 0; }
svg { display: block; width: 100%; max-width: 832px; height: auto; background: var(--panel); border: 1px solid var(--line);
  border-radius: 6px; }
svg text { fill: var(--muted); font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg .name { font-weight: 600; }
.grid { stroke: var(--line); stroke-width: 1; }
.axis { stroke: var(--muted); stroke-width: 1; }
.mark { stroke: var(--brass); stroke-width: 1; stroke-dasharray: 3 3; }
svg .marked { fill: var(--brass); }
.curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
.s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); } .s3 { stroke: var(--c3); }
.s4 { stroke: var(--c4); } .s5 { stroke: var(--c5); } .s6 { stroke: var(--c6); } .s7 { stroke: var(--c7); }
svg .f0 { fill: var(--c0); } svg .f1 { fill: var(--c1); } svg .f2 { fill: var(--c2); } svg .f3 { fill: var(--c3); }
svg .f4 { fill: var(--c4); } svg .f5 { fill: var(--c5); } svg .f6 { fill: var(--c6); } svg .f7 { fill: var(--c7); }
details { margin: 8px 0; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 12px; overflow-x: auto; font-size: 13px; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
.step h2 { border-top: 0; padding-top: 0; margin-top: 16px; }
.step, .question { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 8px 24px 16px; margin: 16px 0; }
.question { background: var(--window); }
.good { color: var(--good); } .bad { color: var(--bad); }
@media print { :root { color-scheme: light; --window: #FFFFFF; --panel: #FFFFFF; --line: #D9D6CF; --text: #1D2126; --muted: #5B636C;
  --accent: #0B6E72; --brass: #8A6116; --good: #2E7D32; --bad: #B3261E; --c0: #1B66A8; --c1: #B8460E; --c2: #2E7D32; --c3: #7A4FA3;
  --c4: #6B6B00; --c5: #C2306E; --c6: #0B6E72; --c7: #5B636C; }
  main { max-width: none; padding: 0; } body { font-size: 11pt; } figure, tr, .step { break-inside: avoid; } h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; } pre { white-space: pre-wrap; } .wide { overflow: visible; } }
)css";

}  // namespace armillary::report
