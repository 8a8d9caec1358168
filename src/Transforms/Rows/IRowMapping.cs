using Microsoft.ML;

namespace MLNetVision.Transforms.Rows;

/// <summary>Columns computed from a row, bound to a schema. The rest of a transformer, its rows, cursors, views and mapper, follows from it.</summary>
internal interface IRowMapping
{
    /// <summary>The schema that it is bound to.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The input's columns at their indexes, then the computed ones.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The columns of the input that the computed ones need.</summary>
    IReadOnlyList<DataViewSchema.Column> Needed { get; }

    /// <summary>Begins to compute from a row, which may move on.</summary>
    /// <param name="input">A row in which the needed columns are active.</param>
    IRowComputation Begin(DataViewRow input);
}

/// <summary>The computed columns of a row that moves. What several columns share is computed once a position.</summary>
internal interface IRowComputation : IDisposable
{
    /// <summary>A getter of the type that the column has.</summary>
    /// <param name="column">Which of the computed columns, from 0.</param>
    Delegate Getter(int column);
}
