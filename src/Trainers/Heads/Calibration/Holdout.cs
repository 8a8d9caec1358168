using MLNetVision.Networks.Initialisers;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Rows kept for training and rows held out.</summary>
internal static class Holdout
{
    /// <summary>Divides the rows at random; of several classes, each gives its share, rounded, and keeps one row at least.</summary>
    public static (int[] Kept, int[] Held) Divide(FitContext context, double fraction)
    {
        var problem = context.Problem;
        var order = Shuffled(problem.Rows.Count, context.Random("held-out rows"));
        var groups = problem.Task is ScoringTask.Multiclass or ScoringTask.Binary
            ? order.GroupBy(row => problem.Labels[row]).OrderBy(g => g.Key).Select(g => g.ToArray())
            : [order];
        var held = groups.SelectMany(g => g.Take(Math.Min(g.Length - 1, (int)Math.Round(fraction * g.Length)))).Order().ToArray();
        return ([.. Enumerable.Range(0, order.Length).Except(held)], held);
    }

    /// <summary>0 to count - 1 in a random order.</summary>
    public static int[] Shuffled(int count, RandomStream random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Shuffle(order, ref random);
        return order;
    }

    /// <summary>Brings numbers into a random order (Fisher and Yates).</summary>
    public static void Shuffle(int[] order, ref RandomStream random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)(random.NextBits() % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
