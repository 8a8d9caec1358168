using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>One column that scoring adds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Annotate">Describes it; the number is that of the set of score columns.</param>
/// <param name="CreateGetter">A getter of the type's raw type.</param>
internal sealed record ScoreColumn<TScore>(
    string Name,
    DataViewType Type,
    Action<DataViewSchema.Annotations.Builder, uint> Annotate,
    Func<ScoreSource<TScore>, Delegate> CreateGetter);
