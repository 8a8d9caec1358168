namespace MLNetVision.Sweeps.Search;

/// <summary>An odometer over what the trial before drew: its last wheel that can go on does, and the wheels behind it start anew.</summary>
internal sealed class GridSearcher(int points) : ISearcher
{
    public ITrialDraws? Begin(int number, IReadOnlyList<Observation> known)
    {
        if (known.Count == 0)
        {
            return new Draws(points, []);
        }

        var path = known[^1].Values;
        for (var i = path.Count - 1; i >= 0; i--)
        {
            var next = Place(path[i]) + 1;
            if (next < Values(path[i].Domain, points).Length)
            {
                return new Draws(points, [.. path.Take(i).Select(Place), next]);
            }
        }

        return null;
    }

    /// <summary>The values that stand for a domain: all of a list, all of a stepped range, or as many as asked from end to end.</summary>
    internal static double[] Values(ParameterDomain domain, int points)
    {
        var all = domain is IntegerDomain { Step: 1, Count: var count } && count > points ? points : domain.Count ?? points;
        return [.. Enumerable.Range(0, (int)all).Select(i => domain.FromUnit(Unit(i, all, domain))).Distinct()];
    }

    /// <summary>A list's item i, or a place from end to end.</summary>
    private static double Unit(int i, long all, ParameterDomain domain) => domain.Count == all ? (i + 0.5) / all : i / (double)(all - 1);

    private int Place(DrawnValue drawn)
    {
        var values = Values(drawn.Domain, points);
        return Enumerable.Range(0, values.Length).MinBy(i => Math.Abs(values[i] - drawn.Value));
    }

    private sealed class Draws(int points, int[] prefix) : ITrialDraws
    {
        private int _drawn;

        public double Draw(string name, ParameterDomain domain)
        {
            var values = Values(domain, points);
            var place = _drawn < prefix.Length ? prefix[_drawn] : 0;
            _drawn++;
            return values[Math.Min(place, values.Length - 1)];
        }
    }
}
