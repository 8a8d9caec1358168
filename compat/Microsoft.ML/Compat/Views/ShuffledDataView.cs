using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Rows;

namespace Microsoft.ML.Compat.Views;

/// <summary>
/// The rows of a source in random order: the source's own random order, where it has one and that is wanted, and beyond it each row drawn from a pool of
/// the next ones. Without a generator of the reader's, the seed decides.
/// </summary>
internal sealed class ShuffledDataView(IDataView source, int seed, int poolSize, bool shuffleSource) : SameSchemaDataView(source)
{
    public override bool CanShuffle => true;

    public override long? GetRowCount() => Source.GetRowCount();

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random)
    {
        random ??= new TauswortheRandom(seed);
        var input = OpenSource(active, shuffleSource ? new TauswortheRandom(random) : null);
        return poolSize == 1 ? input : new ShufflingCursor(input, poolSize, random);
    }
}
