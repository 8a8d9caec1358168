using Microsoft.ML;

namespace MLNetVision.Trainers.Reading;

/// <summary>A class a row.</summary>
internal sealed class ClassTargets(string owner, LabelNames names) : TargetColumn
{
    private readonly List<int> _classes = [];

    public override IReadOnlyList<string> Labels => names.All;

    public override int Outputs => names.All.Count;

    public override int Count => _classes.Count;

    public override float[]? Numbers => null;

    public override int ClassOf(int row) => _classes[row];

    public override Func<bool> Bind(DataViewRow row, DataViewSchema.Column column)
    {
        var read = names.Bind(row, column);
        return () =>
        {
            var number = read();
            if (number is { } known)
            {
                _classes.Add(known);
            }

            return number is not null;
        };
    }

    /// <summary>Refuses what no classifier can be learnt from.</summary>
    public void Require(int least)
    {
        if (names.All.Count < least)
        {
            throw new InvalidOperationException(
                $"{owner}: the label column has {names.All.Count} class{(names.All.Count == 1 ? "" : "es")} ({string.Join(", ", names.All)});"
                + $" {least} or more can be told apart. Is it the right column?");
        }
    }
}
