using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Imputation;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingEstimator : IEstimator<MissingValueReplacingTransformer>
{
    private readonly IHost _host;
    private readonly (string Output, string Input)[] _columns;
    private readonly ReplacementMode _mode;
    private readonly bool _bySlot;

    internal MissingValueReplacingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, ReplacementMode mode, bool imputeBySlot)
    {
        _host = environment.Register(nameof(MissingValueReplacingEstimator));
        _columns = columns;
        foreach (var column in columns)
            Guard.NotBlank(column.Output, nameof(columns));
        _mode = mode;
        _bySlot = imputeBySlot;
    }

    public enum ReplacementMode : byte
    {
        DefaultValue = 0,
        Mean = 1,
        Minimum = 2,
        Maximum = 3,
        Mode = 5,
    }

    public MissingValueReplacingTransformer Fit(IDataView input)
    {
        Guard.NotNull(input, nameof(input));
        var inputs = input.Schema.Find(_columns.Select(pair => pair.Input), nameof(input));
        foreach (var column in inputs)
            ReplaceableTypes.Check(column.Name, column.Type.ItemType());
        return new MissingValueReplacingTransformer(_host, _columns, _mode == ReplacementMode.DefaultValue ? [.. inputs.Select(Zero)] : Learn(input, inputs));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(_columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    private static SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        ReplaceableTypes.Check(input.Name, input.ItemType);
        return new(output, input.Kind, input.ItemType, isKey: false, new SchemaShape(input.Kept(AnnotationKinds.SlotNames, AnnotationKinds.IsNormalized)));
    }

    private static Replacement Zero(DataViewSchema.Column column)
        => ReplaceableTypes.IsSingle(column.Type.ItemType()) ? new Replacement<float>(NumberDataViewType.Single, [0])
            : new Replacement<double>(NumberDataViewType.Double, [0]);

    private Replacement[] Learn(IDataView data, DataViewSchema.Column[] columns)
    {
        using var cursor = data.GetRowCursor(columns);
        ReplacementLearner[] learners = [.. columns.Select(column => ReplacementLearner.Create(cursor, column, _mode, _bySlot))];
        while (cursor.MoveNext())
        {
            foreach (var learner in learners)
                learner.LearnRow();
        }

        return [.. learners.Select(learner => learner.Finish())];
    }
}
