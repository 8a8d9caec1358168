using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

public sealed class KeyCount
{
    public ulong? Count;

    public KeyCount()
    {
    }

    public KeyCount(ulong count)
    {
        Guard.Argument(count > 0, nameof(count), "A key type has at least one key; the count given is 0.");
        Count = count;
    }
}
