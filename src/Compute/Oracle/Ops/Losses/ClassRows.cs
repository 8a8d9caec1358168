using System.Globalization;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// What a loss over classes looks at: rows of scores [N, C, ...], the class that is true for each, and weights of classes, which are constants.
/// </summary>
internal sealed class ClassRows
{
    private readonly Call _call;
    private readonly Value? _weights;

    public ClassRows(ClassLoss op, Call call)
    {
        _call = call;
        _weights = call.Inputs.Length > 2 ? call.Inputs[2] : null;
        All = [.. Lines.Along(call.X, 1)];
        HasNumbers = call.Inputs[1].Rank < call.X.Rank;
        Classes = HasNumbers ? [.. All.Select((_, row) => ClassOf(op, row))] : [];
    }

    /// <summary>Of each row the places of its scores, class by class.</summary>
    public int[][] All { get; }

    /// <summary>Whether the target is a class number a row, not probabilities.</summary>
    public bool HasNumbers { get; }

    /// <summary>The true class of each row; -1 where it does not count.</summary>
    public int[] Classes { get; }

    /// <summary>The weight of a class.</summary>
    public double Weight(int classNumber) => _weights is null ? 1 : _weights.Data[classNumber];

    /// <summary>The sum of the weights of the true classes of all rows that count: their number if there are no weights.</summary>
    public double TotalWeight() => Classes.Where(c => c >= 0).Sum(Weight);

    private int ClassOf(ClassLoss op, int row)
    {
        var number = _call.Inputs[1].Whole[row];
        return number == op.IgnoredClass ? -1
            : number >= 0 && number < _call.X.Dims[1] ? (int)number
            : throw _call.Fail(
                $"classes from 0 to {_call.X.Dims[1] - 1}, or {op.IgnoredClass} for rows that do not count, at input 1",
                number.ToString(CultureInfo.InvariantCulture),
                "Give a target of that range, or build the network for more classes.");
    }
}
