using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Scales by the extremes: into [0, 1], or, when zero stays zero, into [-1, 1].</summary>
internal sealed record MinMaxOptions(string Output, string Input, long MaximumExampleCount, bool FixZero)
    : NormalizerOptions(Output, Input, MaximumExampleCount)
{
    protected override NormalizerLearner CreateLearner<T>(DataViewRow row, DataViewSchema.Column column) => new Learner<T>(this, row, column);

    private sealed class Learner<T>(MinMaxOptions options, DataViewRow row, DataViewSchema.Column column) : NormalizerLearner(options.MaximumExampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly SlotSource<T> _source = new(row, column);
        private readonly Extremes<T> _extremes = new(column.Type.ValueCount());

        public override ColumnNormalizer Finish()
        {
            _extremes.Finish();
            var scales = _extremes.Minimum.Zip(_extremes.Maximum, Scale).ToArray();
            var offsets = scales.Zip(_extremes.Minimum, (scale, minimum) => options.FixZero || T.IsZero(scale) ? T.Zero : minimum);
            return new AffineNormalizer<T>(column.Type, scales, SparseOffsets.Of(offsets));
        }

        protected override void Learn() => _extremes.Add(_source.Read());

        // A slot that is constant, or never was a number, holds nothing to learn: it becomes zero.
        private T Scale(T minimum, T maximum)
        {
            if (!(maximum > minimum))
                return T.Zero;
            return T.One / (options.FixZero ? T.Max(T.Abs(maximum), T.Abs(minimum)) : maximum - minimum);
        }
    }
}
