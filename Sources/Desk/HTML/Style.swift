/// The one style sheet: system fonts, two themes, narrow screens, paper.
enum Style {
  static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" \
    fill="#0b4f86"/><path d="M9 8h14v3H13v4h8v3h-8v4h10v3H9z" fill="#fff"/></svg>

    """

  static let sheet = """
    :root{color-scheme:light dark;--g0:#3b6ea5;--g1:#8a5a00;--g2:#2e7d32;--g3:#7b3fa0;--g4:#00796b;
    --g5:#a0303f;--paper:#fbfaf7;--ink:#1c1b19;--quiet:#5f5b54;--line:#d9d5cb;
    --link:#0b4f86;--ev:#fdebc0;--st:#d7e8f7;--ag:#dcefd8;--for:#1d6b2f;--against:#9c2a1e}
    @media(prefers-color-scheme:dark){:root{--paper:#161719;--ink:#e7e4dd;--quiet:#a29d93;
    --line:#35363a;--link:#8fc1ee;--ev:#4d3d12;--st:#1d3a52;--ag:#24421f;--for:#7fce90;
    --against:#f0988c;--g0:#7fb0e0;--g1:#d9a441;--g2:#7fce90;--g3:#c79be6;--g4:#58c7b8;--g5:#f0988c}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:68rem;padding:0 1.25rem 3rem;background:var(--paper);
    color:var(--ink);font:1.0625rem/1.6 Charter,"Bitstream Charter","Source Serif 4",Georgia,serif;
    overflow-wrap:anywhere}
    a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.15em}
    a:focus-visible,input:focus-visible,button:focus-visible,select:focus-visible,
    summary:focus-visible,.scroll:focus-visible{
    outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper)}
    header.mast{border-bottom:3px double var(--ink);padding:1.4rem 0 .6rem;margin-bottom:1.6rem}
    .mast .name{font-size:2.1rem;font-weight:700;letter-spacing:-.01em;line-height:1.1}
    .mast .name a{color:inherit;text-decoration:none}
    .mast .day{color:var(--quiet);font-style:italic;margin:.1rem 0 .7rem}
    nav,form,label,input,button,select,table,.meta,.tags,footer{
    font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:.9rem}
    nav a{margin-right:1.1rem;text-decoration:none;padding:.25rem 0;display:inline-block}
    nav a[aria-current]{border-bottom:2px solid var(--ink);color:var(--ink)}
    .mast form{display:flex;gap:.4rem;margin:.7rem 0 .3rem}
    input,select,button{font-size:1rem;padding:.4rem .55rem;border:1px solid var(--line);
    border-radius:3px;background:transparent;color:inherit;min-height:2.3rem}
    input[type=search]{flex:1;min-width:0}button{cursor:pointer;background:var(--line)}
    h1{font-size:1.75rem;line-height:1.2;margin:.2rem 0 .5rem}
    h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
    h3,.item h2{font-size:1.05rem;margin:1.1rem 0 .2rem}.item h2{border:0;padding:0}
    .meta,.quiet{color:var(--quiet)}.meta{margin:.1rem 0 .5rem}
    .lead{columns:2 22rem;column-gap:2.5rem}
    .item{break-inside:avoid;margin:0 0 1.3rem}
    blockquote{margin:.35rem 0;padding-left:.8rem;border-left:3px solid var(--line)}
    .filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:.5rem 0 1rem}
    .filters label{display:grid;gap:.15rem;color:var(--quiet)}.filters input{width:9.5rem}
    .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;line-height:1.4}
    th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;
    border-bottom:1px solid var(--line)}th{color:var(--quiet);font-weight:600}
    td,th{overflow-wrap:break-word;min-width:4.5rem}td:has(>.meta){min-width:16rem}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
    mark{color:inherit;background:none;padding:.1em 0;border-radius:2px}
    mark.e{background:var(--ev)}mark.s{background:var(--st)}mark.a{background:var(--ag)}
    mark.hit{background:var(--ev)}
    .text{max-width:42rem}.text p{margin:0 0 .9rem}
    ol.records{padding-left:1.4rem}ol.records li{margin-bottom:.6rem}
    .key{color:var(--ink);display:inline-block;padding:0 .35rem;border-radius:2px}
    .key.e{background:var(--ev)}.key.s{background:var(--st)}.key.a{background:var(--ag)}
    ol.ladder{list-style:none;padding:0;margin:1rem 0}
    ol.ladder li{display:flex;align-items:end;gap:.9rem;min-height:1.9rem;color:var(--quiet);line-height:1.3}
    ol.ladder li::before{content:"";flex:none;align-self:stretch;width:3.4rem;border:solid var(--line);
    border-width:0 4px 3px}ol.ladder li.climbed::before{border-color:var(--for)}
    ol.ladder li[aria-current]{color:var(--ink);font-weight:700}
    ol.ladder li[aria-current]::before{border-color:var(--for);border-bottom-width:8px}
    ol.days{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem .9rem;padding:0;margin:.2rem 0 1rem}
    ol.days a{margin:0}ol.days a[aria-current]{font-weight:700;color:var(--ink);border-bottom:2px solid var(--ink)}
    .scroll>svg{min-width:36rem}svg.map{border:1px solid var(--line);max-height:75vh}svg.map circle{fill:var(--link)}
    svg.map text{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
    ul.cities{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:0;margin:0 0 .6rem;
    font:.9rem system-ui,sans-serif;color:var(--quiet)}
    textarea{font:1rem ui-monospace,monospace;padding:.4rem .55rem;border:1px solid var(--line);
    border-radius:3px;background:transparent;color:inherit;width:100%}
    textarea:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .filters .wide{width:min(34rem,100%)}.filters input.wide{width:min(34rem,80vw)}
    details h2{font-size:1rem;border:0;margin:1rem 0 .2rem}nav.saved{border-top:1px solid var(--line)}
    .progress{margin:.4rem 0 0}input[type=range]{width:100%;padding:0}ul.brief{padding-left:1.1rem;margin:.3rem 0}
    ul.brief .quiet{display:inline-block}
    .printonly{display:none}
    .verdict{font-size:1.4rem;font-weight:700;margin:.5rem 0}
    .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 2.5rem}
    .for h2{color:var(--for)}.against h2{color:var(--against)}
    .state{font-variant:small-caps;font-weight:700}
    details{margin:1rem 0}summary{cursor:pointer;min-height:1.7rem}
    footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.6rem;color:var(--quiet)}
    .inline{display:inline}.inline button{min-height:0;padding:.1rem .5rem;font-size:.85rem}
    .standfirst{font-size:1.15rem}.context{max-width:42rem}caption{text-align:left;color:var(--quiet);
    font-size:.85rem;padding-bottom:.3rem}table.facts{margin:1rem 0;width:auto}
    table.facts th{min-width:7rem;padding-right:1.5rem}table.facts td{overflow-wrap:anywhere}
    svg{width:100%;height:auto;display:block;margin:1rem 0;font:14px system-ui,sans-serif}
    svg text{fill:var(--ink)}svg line{stroke:var(--quiet)}svg.chart{max-width:44rem}svg.network{max-height:75vh}
    svg.line{max-width:44rem}svg.line circle{fill:var(--link)}svg .for{fill:var(--for)}
    svg .against{fill:var(--against)}svg line.for{stroke:var(--for)}
    svg line.against{stroke:var(--against);stroke-dasharray:7 5}
    .g0{fill:var(--g0)}.g1{fill:var(--g1)}.g2{fill:var(--g2)}.g3{fill:var(--g3)}.g4{fill:var(--g4)}
    .g5{fill:var(--g5)}dialog{background:var(--paper);color:var(--ink);border:1px solid var(--line)}
    dialog dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1.2rem}dialog dd{margin:0}
    kbd,code{font-family:ui-monospace,monospace;font-size:.9em}
    @media(max-width:34rem){body{padding:0 .9rem 2rem;font-size:1rem}.mast .name{font-size:1.6rem}
    h1{font-size:1.4rem}.filters input,.filters select{width:100%}.filters label{flex:1 1 44%}}
    @media print{nav,form,footer,dialog,.skip,.noprint{display:none!important}.printonly{display:block}
    :root{--ink:#000;--quiet:#333;--line:#999;--link:#000;--for:#000;--against:#000;--paper:#fff}
    body{max-width:none;color:#000;font-size:10.5pt}a{text-decoration:none}.two{display:block}
    mark{border-bottom:1px solid #666}blockquote,tr,.item,ol.ladder,svg{break-inside:avoid}
    h1,h2,h3{break-after:avoid}.scroll{overflow:visible}}

    """
}
