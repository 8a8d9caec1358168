namespace MLNetVision.Sweeps.Search;

/// <summary>What is best in several numbers at once, all of them to be small.</summary>
internal static class ParetoFront
{
    /// <summary>Whether nothing of a is worse than b's and something is better.</summary>
    public static bool Beats(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var better = false;
        for (var i = 0; i < a.Count; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }

            better |= a[i] < b[i];
        }

        return better;
    }

    /// <summary>Those that no other beats, then those that only these beat, and so on; each layer in the order in which they came.</summary>
    public static IEnumerable<T[]> Layers<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<double>> losses)
    {
        var left = items.ToList();
        while (left.Count > 0)
        {
            T[] front = [.. left.Where(item => !left.Any(other => Beats(losses(other), losses(item))))];
            left.RemoveAll(front.Contains);
            yield return front;
        }
    }

    /// <summary>
    /// The ends of a front first, then by the distance between neighbours, summed over the objectives and each in units of its range (Deb et al. 2002).
    /// </summary>
    public static IEnumerable<T> ByRoom<T>(T[] front, Func<T, IReadOnlyList<double>> losses)
    {
        var room = new double[front.Length];
        for (var objective = 0; objective < losses(front[0]).Count; objective++)
        {
            var value = Array.ConvertAll(front, item => losses(item)[objective]);
            var order = Enumerable.Range(0, front.Length).OrderBy(i => value[i]).ToArray();
            var range = value[order[^1]] - value[order[0]];
            room[order[0]] = room[order[^1]] = double.PositiveInfinity;
            for (var i = 1; i < order.Length - 1 && range > 0; i++)
            {
                room[order[i]] += (value[order[i + 1]] - value[order[i - 1]]) / range;
            }
        }

        return Enumerable.Range(0, front.Length).OrderByDescending(i => room[i]).ThenBy(i => i).Select(i => front[i]);
    }
}
