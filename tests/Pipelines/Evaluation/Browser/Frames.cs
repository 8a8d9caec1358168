using System.Net;
using System.Text.RegularExpressions;

namespace MLNetVision.Tests.Pipelines.Evaluation.Browser;

/// <summary>Pages in frames of a page, where a script tries them.</summary>
internal static partial class Frames
{
    /// <summary>Runs a script in each frame when all are loaded; what it says comes back in order.</summary>
    /// <param name="folder">Where the pages are.</param>
    /// <param name="frames">The pages and how wide they are shown.</param>
    /// <param name="script">Knows the document <c>page</c>, its window <c>win</c>, the page's <c>name</c>, and how to <c>say</c> something.</param>
    public static List<string> Observe(string folder, IReadOnlyList<(string Page, int Width)> frames, string script)
    {
        var elements = string.Concat(
            frames.Select(f => $"<iframe name=\"{f.Page}\" src=\"{f.Page}\" style=\"border:0;height:900px;width:{f.Width}px\"></iframe>"));
        File.WriteAllText(Path.Combine(folder, "host.html"), $$"""
            <!DOCTYPE html><body>{{elements}}<script>
            addEventListener("load", async () => {
              const say = text => { const p = document.createElement("p"); p.className = "said"; p.textContent = text; document.body.append(p); };
              for (const frame of document.querySelectorAll("iframe")) {
                const [page, win, name] = [frame.contentDocument, frame.contentWindow, frame.name];
                try {
                  {{script}}
                } catch (fault) { say(`fault: ${fault}`); }
              }
            });
            </script></body>
            """);
        return [.. Said().Matches(Chromium.Dom(folder, "host.html")).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];
    }

    [GeneratedRegex("<p class=\"said\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Said();
}
