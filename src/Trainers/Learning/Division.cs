using MLNetVision.Networks.Initialisers;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training.Data;

namespace MLNetVision.Trainers.Learning;

/// <summary>Which rows are trained on, and which measure.</summary>
internal static class Division
{
    /// <summary>
    /// Of n rows of a class, round(n * share) measure, but one at least stays for training; both parts keep the order of the rows. Values without classes are
    /// one class.
    /// </summary>
    public static (int[] Training, int[] Validation) Of(TargetColumn targets, double share, ulong seed)
    {
        var validation = new List<int>();
        if (share > 0)
        {
            foreach (var rows in Enumerable.Range(0, targets.Count).GroupBy(targets.ClassOf).OrderBy(group => group.Key))
            {
                var order = rows.ToArray();
                RowOrder.Shuffle<int>(order, RandomStream.ForName(seed, $"validation rows of class {rows.Key}"));
                validation.AddRange(order[..Math.Min(order.Length - 1, (int)Math.Round(order.Length * share, MidpointRounding.AwayFromZero))]);
            }
        }

        var measured = validation.ToHashSet();
        return ([.. Enumerable.Range(0, targets.Count).Where(row => !measured.Contains(row))], [.. measured.Order()]);
    }
}
