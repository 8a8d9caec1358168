using Microsoft.ML;

namespace MLNetVision.Transforms.Rows;

/// <summary>Which columns of a mapping's output are asked for.</summary>
internal sealed class ActiveColumns
{
    private readonly bool[] _active;

    private ActiveColumns(bool[] active, int inputs)
    {
        _active = active;
        Computes = active.AsSpan(inputs).Contains(true);
    }

    /// <summary>Whether any of them has to be computed.</summary>
    public bool Computes { get; }

    public bool this[int index] => index >= 0 && index < _active.Length && _active[index];

    public static ActiveColumns Of(IRowMapping mapping, IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[mapping.OutputSchema.Count];
        foreach (var column in columns)
        {
            if (column.Index < active.Length)
            {
                active[column.Index] = true;
            }
        }

        return new ActiveColumns(active, mapping.InputSchema.Count);
    }
}

/// <summary>What columns depend on.</summary>
internal static class Dependency
{
    /// <summary>The input's columns that the active ones are or need.</summary>
    public static DataViewSchema.Column[] Dependencies(this IRowMapping mapping, ActiveColumns active) =>
    [
        .. mapping.InputSchema.Where(c => active[c.Index] || (active.Computes && mapping.Needed.Any(n => n.Index == c.Index))),
    ];
}
