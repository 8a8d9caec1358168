using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>
/// Scales by mean and population variance of the values or of their logarithms: to variance one, to mean square one when zero stays zero, or through the normal
/// distribution function.
/// </summary>
internal sealed record MeanVarianceOptions(string Output, string Input, long MaximumExampleCount, bool FixZero, bool UseCdf, bool UseLog)
    : NormalizerOptions(Output, Input, MaximumExampleCount)
{
    protected override NormalizerLearner CreateLearner<T>(DataViewRow row, DataViewSchema.Column column) => new Learner<T>(this, row, column);

    private sealed class Learner<T>(MeanVarianceOptions options, DataViewRow row, DataViewSchema.Column column) : NormalizerLearner(options.MaximumExampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly SlotSource<T> _source = new(row, column);
        private readonly Moments<T> _moments = new(column.Type.ValueCount(), options.UseLog);

        // As in ML.NET, logarithms of Double columns never keep zero fixed.
        private bool FixZero => options.FixZero && !(options.UseLog && typeof(T) == typeof(double));

        public override ColumnNormalizer Finish()
        {
            _moments.Finish();
            var slots = Enumerable.Range(0, column.Type.ValueCount());
            if (options.UseCdf)
                return new CdfNormalizer<T>(column.Type, [.. slots.Select(Mean)], [.. slots.Select(Deviation)], options.UseLog);
            T[] scales = [.. slots.Select(Scale)];
            var offsets = slots.Select(slot => FixZero || T.IsZero(scales[slot]) ? T.Zero : Mean(slot));
            return new AffineNormalizer<T>(column.Type, scales, SparseOffsets.Of(offsets));
        }

        protected override void Learn() => _moments.Add(_source.Read());

        // What never varied holds nothing to learn: mean, deviation and scale are zero.
        private T Mean(int slot) => _moments.IsConstant(slot) ? T.Zero : T.CreateTruncating(_moments.Mean[slot]);

        private T Deviation(int slot) => _moments.IsConstant(slot) ? T.Zero : T.CreateTruncating(Math.Sqrt(_moments.VarianceOf(slot)));

        private T Scale(int slot)
        {
            if (_moments.IsConstant(slot))
                return T.Zero;
            var mean = FixZero ? _moments.Mean[slot] : 0;
            return T.One / T.CreateTruncating(Math.Sqrt(_moments.VarianceOf(slot) + (mean * mean)));
        }
    }
}
