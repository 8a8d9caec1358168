using System.Numerics;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Fits the normalizers of several columns in one pass, and saves and loads them.</summary>
internal static class Normalizers
{
    private const int Affine = 0;
    private const int Cdf = 1;

    /// <summary>Reads as many rows as some learner wants, with only the columns that are normalized active.</summary>
    public static ColumnNormalizer[] Fit(IDataView data, NormalizerOptions[] options)
    {
        var inputs = data.Schema.Find(options.Select(option => option.Input), "input");
        using var cursor = data.GetRowCursor(inputs);
        NormalizerLearner[] learners = [.. options.Zip(inputs, (option, input) => option.CreateLearner(cursor, input))];
        while (cursor.MoveNext())
        {
            var wanted = false;
            foreach (var learner in learners)
                wanted |= learner.LearnRow();
            if (!wanted)
                break;
        }

        return [.. learners.Select(learner => learner.Finish())];
    }

    public static void Save(ModelWriter writer, ColumnNormalizer normalizer)
    {
        writer.WriteType(normalizer.Type);
        writer.Write(normalizer is CdfNormalizer<float> or CdfNormalizer<double> ? Cdf : Affine);
        normalizer.Save(writer);
    }

    public static ColumnNormalizer Load(ModelReader reader)
    {
        var type = reader.ReadType();
        Guard.Format(NormalizableTypes.IsReal(type.ItemType()), $"A normalizer in the model is of type {type}; it must be of real numbers.");
        return type.ItemType() == NumberDataViewType.Single ? Load<float>(reader, type) : Load<double>(reader, type);
    }

    private static ColumnNormalizer Load<T>(ModelReader reader, DataViewType type)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => reader.ReadInt32() switch
        {
            Affine => AffineNormalizer<T>.Load(reader, type),
            Cdf => CdfNormalizer<T>.Load(reader, type),
            var kind => throw Errors.Corrupt($"A normalizer in the model is of kind {kind}, which this version does not know."),
        };
}
