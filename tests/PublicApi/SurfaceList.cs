using MLNetVision.Tests.TestKit.Surface;

namespace MLNetVision.Tests.PublicApi;

/// <summary>
/// A public surface as a text file lists it, trimmed to the areas that a vision suite touches: ML.NET 5.0's; and what TorchSharp 0.99.6 and 0.106 share.
/// </summary>
internal sealed class SurfaceList(string file)
{
    private Dictionary<string, string>? _homes;
    private HashSet<string>? _lines;

    public static SurfaceList MLNet { get; } = new("mlnet-5.0-public-api.txt");

    public static SurfaceList TorchSharp { get; } = new("torchsharp-public-api.txt");

    /// <summary>The assembly that holds a listed type, or null.</summary>
    public string? HomeOf(string type) => (_homes ??= Lines()
        .Where(l => l.EndsWith(']') && l.IndexOf(" : ", StringComparison.Ordinal) > 0 && !IsMember(l))
        .ToDictionary(l => l[..l.IndexOf(" : ", StringComparison.Ordinal)], l => l[(l.LastIndexOf('[') + 1)..^1])).GetValueOrDefault(type);

    /// <summary>Whether the list has a member of a type.</summary>
    public bool Has(string owner, string line) => (_lines ??= [.. Lines()]).Contains($"{owner} . {line}");

    /// <summary>Whether the list names a type, or a member of it.</summary>
    public bool Knows(string type) =>
        Lines().Any(l => l.StartsWith(type + " : ", StringComparison.Ordinal) || l.StartsWith(type + " . ", StringComparison.Ordinal));

    /// <summary>Types by full name. A base that ML.NET keeps internal carries the mark [internal]; here it is left out.</summary>
    public IReadOnlyDictionary<string, SurfaceType> Read()
    {
        var members = new Dictionary<string, List<string>>();
        var heads = new Dictionary<string, string>();
        foreach (var line in Lines())
        {
            var head = line.IndexOf(" : ", StringComparison.Ordinal);
            if (IsMember(line))
            {
                var member = line.IndexOf(" . ", StringComparison.Ordinal);
                var owner = line[..member];
                members.TryAdd(owner, []);
                members[owner].Add(line[(member + 3)..]);
            }
            else
            {
                heads.Add(line[..head], line[(head + 3)..]);
            }
        }

        return heads.ToDictionary(h => h.Key, h => Parse(h.Key, h.Value, members.GetValueOrDefault(h.Key, [])));
    }

    private IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Where(l => !l.StartsWith('#'));

    private static bool IsMember(string line)
    {
        var member = line.IndexOf(" . ", StringComparison.Ordinal);
        var head = line.IndexOf(" : ", StringComparison.Ordinal);
        return member >= 0 && (head < 0 || member < head);
    }

    private static SurfaceType Parse(string name, string head, List<string> members)
    {
        head = head[..head.LastIndexOf(" [", StringComparison.Ordinal)];
        var where = head.IndexOf(" where ", StringComparison.Ordinal);
        var constraints = where < 0 ? "" : head[where..];
        head = where < 0 ? head : head[..where];
        var colon = head.IndexOf(" : ", StringComparison.Ordinal);
        var bases = colon < 0 ? [] : SplitOutsideBrackets(head[(colon + 3)..]).Where(b => !b.EndsWith("[internal]", StringComparison.Ordinal));
        return new SurfaceType(name, colon < 0 ? head : head[..colon], [.. bases], constraints, members);
    }

    private static IEnumerable<string> SplitOutsideBrackets(string list)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] == '<' ? 1 : list[i] == '>' ? -1 : 0;
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i].Trim();
                start = i + 1;
            }
        }

        yield return list[start..].Trim();
    }
}
