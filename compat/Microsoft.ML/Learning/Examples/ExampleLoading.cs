using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Takes examples into memory.</summary>
internal static class ExampleLoading
{
    /// <summary>All usable examples; none at all is an error, some left out a warning.</summary>
    public static TrainingRows ToMemory(this Examples examples, IChannel channel)
    {
        var rows = new TrainingRows(examples.FeatureCount);
        using (var reader = examples.Read())
        {
            while (reader.MoveNext())
                rows.Add(FeatureRow.Create(reader.Features.GetValues(), reader.Features.GetIndices(), reader.Features.IsDense), reader.Label, reader.Weight);
            if (reader.Skipped > 0)
                channel.Warning($"{reader.Skipped} examples with a missing or infinite feature, label or weight were left out of training.");
        }

        Guard.State(
            rows.Count > 0, $"There is no example to learn from: every row of column '{examples.Features.Name}' is missing something, or there are none.");
        return rows;
    }
}
