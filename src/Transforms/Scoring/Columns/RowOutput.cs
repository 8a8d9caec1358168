using Microsoft.ML;

namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>What the network gave for the current row.</summary>
internal delegate ReadOnlySpan<float> RowOutput();

/// <summary>A column that a model adds: what it is, and how its values come from the network's output.</summary>
/// <param name="Column">Name, type and annotations.</param>
/// <param name="Getter">Makes a getter of the type's raw type.</param>
internal sealed record ScoreColumn(DataViewSchema.DetachedColumn Column, Func<RowOutput, Delegate> Getter);
