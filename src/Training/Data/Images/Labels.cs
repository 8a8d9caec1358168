using System.Globalization;

namespace MLNetVision.Training.Data;

/// <summary>The checks that sources share.</summary>
internal static class Labels
{
    /// <summary>The names of the classes; the numbers up to the largest label where there are none.</summary>
    public static IReadOnlyList<string> Classes(string owner, IReadOnlyList<int> labels, IReadOnlyList<string>? classes)
    {
        var most = -1;
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] < 0 || (classes is not null && labels[i] >= classes.Count))
            {
                var rule = classes is null ? "a label is not negative" : $"there are {classes.Count} classes";
                throw new ArgumentException($"{owner}: picture {i} has label {labels[i]}, but {rule}.", nameof(labels));
            }

            most = Math.Max(most, labels[i]);
        }

        return classes is null ? [.. Enumerable.Range(0, most + 1).Select(i => i.ToString(CultureInfo.InvariantCulture))] : [.. classes];
    }
}
