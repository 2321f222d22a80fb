/// Style and script of the page. Their hashes stand in the page's policy: change one, change the other; a test
/// reckons them anew.
enum HTMLStyle {
    static let style = """
        :root{--page:#f7f7f5;--card:#fff;--ink:#1d2430;--soft:#5b6472;--line:#dfe2e6;--stripe:#f1f3f5;--accent:#1f5fbf;
        --good:#1d7a46;--bad:#b3261e;--doubt:#8a5a00;--r0:#1f5fbf;--r1:#c2571a;--r2:#1d7a46;--r3:#7a3fb0;--r4:#a02060;
        --r5:#5b6472;--valid:#2e8b57;--unclear:#d29a1f;--invalid:#c0443b;--failed:#6b7280}
        @media(prefers-color-scheme:dark){:root{--page:#14171c;--card:#1c2128;--ink:#e6e9ee;--soft:#9aa4b2;--line:#313842;
        --stripe:#20262e;--accent:#7fb0ff;--good:#6fd398;--bad:#ff8f85;--doubt:#f0c060;--r0:#7fb0ff;--r1:#ffa366;
        --r2:#6fd398;--r3:#c9a2f2;--r4:#f28ab8;--r5:#9aa4b2;--valid:#3fa56d;--unclear:#c9962a;--invalid:#cf5a50;
        --failed:#7b8594}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",
        "Liberation Sans",sans-serif}
        header,main{max-width:1240px;margin:0 auto;padding:0 20px}
        header{padding-top:32px}
        h1{font-size:28px;line-height:1.2;margin:0}
        h2{font-size:21px;margin:44px 0 12px;padding-top:16px;border-top:1px solid var(--line);text-wrap:balance}
        h3{font-size:16px;margin:28px 0 10px}
        .lead{color:var(--soft);margin:4px 0 12px}
        nav{display:flex;flex-wrap:wrap;gap:6px 18px;padding-bottom:12px}
        a{color:var(--accent);text-underline-offset:3px}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:14px;margin:16px 0 8px}
        .card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px}
        .card h2{border:0;margin:0;padding:0;font-size:17px;overflow-wrap:anywhere}
        .card .kind{margin:0;color:var(--soft);font-size:12px;overflow-wrap:anywhere}
        .card .big{font-size:32px;line-height:1.15;font-weight:650;margin:8px 0 12px;font-variant-numeric:tabular-nums}
        .card .big span{display:block;font-size:13px;font-weight:400;color:var(--soft)}
        .card dl{margin:0;font-size:13px}
        .card dl div{display:flex;justify-content:space-between;gap:12px;padding:3px 0;border-top:1px solid var(--line)}
        .card dt{color:var(--soft)}
        .card dd{margin:0;font-variant-numeric:tabular-nums}
        .scroll{overflow-x:auto}
        div.scroll{margin:12px 0}
        .scroll:focus-visible,.filter:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        table{border-collapse:collapse;background:var(--card);border:1px solid var(--line);font-size:13px;min-width:100%}
        .slim table{width:auto;min-width:min(100%,560px)}
        caption{text-align:left;color:var(--soft);padding:0 0 6px;font-size:13px}
        th,td{padding:6px 10px;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
        tbody th{font-weight:500}
        tbody tr:nth-child(even){background:var(--stripe)}
        td,tbody th{max-width:340px;overflow-wrap:break-word}
        .figure{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        thead .figure{white-space:normal}
        thead th{border-top:0;padding:0;background:var(--stripe);vertical-align:bottom}
        thead button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:7px 10px;cursor:pointer;
        width:100%;text-align:inherit}
        thead button:hover{text-decoration:underline}
        thead th[aria-sort=ascending] button::after{content:" \\2191"}
        thead th[aria-sort=descending] button::after{content:" \\2193"}
        .filter{font:inherit;font-size:13px;color:inherit;background:var(--card);border:1px solid var(--line);
        border-radius:6px;padding:4px 10px;margin:12px 0 0;width:220px}
        .filter+div.scroll{margin-top:6px}
        .good{color:var(--good)}
        .bad{color:var(--bad)}
        .doubtful{color:var(--doubt)}
        code{background:var(--stripe);border:1px solid var(--line);border-radius:4px;padding:0 4px;font-size:.92em}
        main>ul{padding-left:20px}
        main>ul li{margin:4px 0;max-width:80ch}
        main>p{max-width:80ch}
        figure{margin:12px 0;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px}
        figcaption{color:var(--soft);font-size:13px}
        figure div.scroll{margin:0;background-repeat:no-repeat;background-attachment:local,local,scroll,scroll;
        background-size:32px 100%,32px 100%,12px 100%,12px 100%;background-position:0 0,100% 0,0 0,100% 0;
        background-image:linear-gradient(90deg,var(--card) 40%,transparent),linear-gradient(270deg,var(--card) 40%,transparent),
        linear-gradient(90deg,var(--line),transparent),linear-gradient(270deg,var(--line),transparent)}
        svg{display:block;width:100%;min-width:620px;height:auto;font-size:12px}
        svg text{fill:var(--ink)}
        svg .label{text-anchor:end}
        svg .column,svg .tick{fill:var(--soft)}
        svg .tick,svg .inside{text-anchor:middle}
        svg .inside{font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:3px}
        svg text.figure{text-anchor:end;fill:currentColor}
        .stripe{fill:var(--stripe)}
        .grid{stroke:var(--line);stroke-width:1}
        .reach{stroke:currentColor;stroke-width:2}
        circle{fill:currentColor}
        .run0{color:var(--r0)}.run1{color:var(--r1)}.run2{color:var(--r2)}.run3{color:var(--r3)}.run4{color:var(--r4)}
        .run5{color:var(--r5)}
        .valid{fill:var(--valid);color:var(--valid)}.unclear{fill:var(--unclear);color:var(--unclear)}
        .invalid{fill:var(--invalid);color:var(--invalid)}.failed{fill:var(--failed);color:var(--failed)}
        rect.pale{opacity:.5}
        .legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:6px 0 0;padding:0}
        .key{display:inline-block;width:11px;height:11px;border-radius:3px;background:currentColor;margin-right:6px}
        .key.pale{opacity:.4}
        .ideal{stroke:var(--soft);stroke-width:1;stroke-dasharray:4 4}
        .long{max-height:70vh;overflow:auto;content-visibility:auto;contain-intrinsic-size:auto 70vh}
        .long thead th{position:sticky;top:0}
        .printed{display:none}
        .count{color:var(--soft);font-size:13px;margin:4px 0}
        .store{position:absolute;width:0;height:0;min-width:0}
        .sight strong{color:var(--ink);overflow-wrap:anywhere}
        .sight dl{margin:6px 0 10px}
        .sight dl div{display:flex;gap:10px}
        .sight dt{flex:none;width:90px}
        .sight dd{margin:0;color:var(--ink);overflow-wrap:anywhere;font-family:ui-monospace,"Liberation Mono",monospace}
        .swatch{display:inline-block;width:12px;height:12px;border:2px solid var(--bad);border-radius:3px;margin-right:7px;
        vertical-align:-1px}
        .swatch.right{border:2px dashed var(--good)}
        svg.view{background:#fff;border:1px solid var(--line);border-radius:6px}
        rect.mark{fill:#c4281c;fill-opacity:.1;stroke:#c4281c;stroke-width:2;vector-effect:non-scaling-stroke}
        rect.mark.right{fill:#17783d;stroke:#17783d;stroke-dasharray:6 3}
        mark{color:inherit;background:none;border-bottom:3px solid var(--bad)}
        mark.right{border-bottom:3px dashed var(--good)}
        .words{font:13px/1.7 ui-monospace,"Liberation Mono",monospace;margin:0;padding:8px 12px;background:var(--stripe);
        border-radius:6px;overflow-wrap:anywhere}
        .why{margin:6px 0 0;color:var(--soft);font-size:13px}
        details{margin-top:8px;font-size:13px}
        summary{cursor:pointer;color:var(--accent);width:fit-content}
        details svg.view{min-width:0;max-width:760px;margin-top:8px}
        figure.sight div.scroll{margin-top:8px}
        @media(max-width:600px){header,main{padding:0 12px}.sight dl div{display:block}td,tbody th{max-width:220px}}
        @media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--stripe:#f2f2f2}
        nav,.filter,details,.long,.count{display:none}.printed{display:block}tr[hidden]{display:table-row}header,main{max-width:none;padding:0}.scroll{overflow:visible}figure div.scroll{background:none}
        body{font-size:11px}table{font-size:9px}th,td{padding:3px 5px}thead button{padding:3px 5px}
        tr,figure,.card{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}
        svg{min-width:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
    static let styleHash = "gqa7ZAQ4XfuFMdVhfQNtq6C3EVl255krbaG0dW5H3Lc="

    static let script = """
        var collator=new Intl.Collator("en",{numeric:true});
        function show(table){
        var field=table.previousElementSibling,isLong=table.classList.contains("long"),most=isLong?500:Infinity;
        var text=field&&field.classList.contains("filter")?field.value.toLowerCase():"",found=0;
        table.querySelectorAll("tbody tr").forEach(function(row){
        var isHit=!text||row.textContent.toLowerCase().indexOf(text)>=0;
        if(isHit){found+=1}
        row.hidden=!isHit||found>most});
        if(isLong){table.nextElementSibling.textContent=Math.min(found,most)+" of "+found+" rows shown"+
        (found>most?": filter or sort to see others":"")}}
        document.querySelectorAll("thead button").forEach(function(button){button.addEventListener("click",function(){
        var head=button.parentElement,table=head.closest("table"),body=table.tBodies[0];
        var column=Array.prototype.indexOf.call(head.parentElement.children,head);
        var down=head.getAttribute("aria-sort")==="ascending";
        head.parentElement.querySelectorAll("th").forEach(function(other){other.removeAttribute("aria-sort")});
        head.setAttribute("aria-sort",down?"descending":"ascending");
        var rows=Array.prototype.map.call(body.rows,function(row){var cell=row.cells[column];
        return {row:row,order:cell&&cell.dataset.order,text:cell?cell.textContent:""}});
        rows.sort(function(a,b){
        var order=a.order!==undefined&&b.order!==undefined?a.order-b.order:collator.compare(a.text,b.text);
        return down?-order:order});
        table.removeChild(body);
        rows.forEach(function(entry){body.appendChild(entry.row)});
        table.appendChild(body);
        show(table.parentElement)})});
        document.querySelectorAll(".filter").forEach(function(field){
        field.addEventListener("input",function(){show(field.nextElementSibling)})});
        document.querySelectorAll(".long").forEach(show);
        """
    static let scriptHash = "s1dzcXdCrFtlNW2T8P6kdbiJ8iSY6/e/hxhIe2jbM+4="
}
