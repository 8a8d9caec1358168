using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>Each row of a source as often as a Poisson variable of mean 1 says, or, as the complement, once those that it leaves out.</summary>
internal sealed class BootstrapDataView(IDataView source, int seed, bool complement) : SameSchemaDataView(source)
{
    public override bool CanShuffle => false;

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random)
        => new Cursor(OpenSource(active, null), new TauswortheRandom(seed), complement);

    private sealed class Cursor(DataViewRowCursor input, Random random, bool complement) : RootCursor
    {
        private static readonly double Threshold = Math.Exp(-1);

        private int _remaining;

        public override DataViewSchema Schema => input.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            var getter = input.GetIdGetter();
            return (ref DataViewRowId id) =>
            {
                getter(ref id);
                id = id.Combine(new DataViewRowId((ulong)_remaining, 0));
            };
        }

        protected override bool MoveNextCore()
        {
            while (_remaining == 0 && input.MoveNext())
            {
                _remaining = DrawPoisson();
                if (complement)
                    _remaining = _remaining == 0 ? 1 : 0;
            }

            return _remaining-- > 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }

        // Knuth: the number of uniform factors whose product stays above exp(-mean).
        private int DrawPoisson()
        {
            var count = 0;
            for (var product = random.NextDouble(); product > Threshold; product *= random.NextDouble())
                count++;
            return count;
        }
    }
}
