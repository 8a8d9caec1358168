using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Scales by the share of the range that the two quantiles leave, around the median.</summary>
internal sealed record RobustScalingOptions(string Output, string Input, long MaximumExampleCount, bool CenterData, uint QuantileMin, uint QuantileMax)
    : NormalizerOptions(Output, Input, MaximumExampleCount)
{
    protected override NormalizerLearner CreateLearner<T>(DataViewRow row, DataViewSchema.Column column) => new Learner<T>(this, row, column);

    private sealed class Learner<T>(RobustScalingOptions options, DataViewRow row, DataViewSchema.Column column)
        : NormalizerLearner(options.MaximumExampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly SlotSource<T> _source = new(row, column);
        private readonly Extremes<T> _extremes = new(column.Type.ValueCount());
        private readonly List<T>[] _values = [.. Enumerable.Range(0, column.Type.ValueCount()).Select(_ => new List<T>())];

        public override ColumnNormalizer Finish()
        {
            _extremes.Finish();
            var share = T.CreateTruncating((options.QuantileMax - options.QuantileMin) / 100f);
            var scales = _extremes.Minimum.Zip(_extremes.Maximum, (minimum, maximum) => T.One / ((maximum - minimum) * share)).ToArray();
            var offsets = options.CenterData ? _values.Select(Median).ToArray() : [];
            return new AffineNormalizer<T>(column.Type, scales, offsets);
        }

        protected override void Learn()
        {
            ref readonly var slots = ref _source.Read();
            _extremes.Add(slots);
            foreach (var (slot, value) in slots.Items(all: true))
                _values[slot].Add(value);
        }

        private static T Median(List<T> values)
        {
            if (values.Count == 0)
                return T.Zero;
            values.Sort();
            var middle = values.Count / 2;
            return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / T.CreateTruncating(2);
        }
    }
}
