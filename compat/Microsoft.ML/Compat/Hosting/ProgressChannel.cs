using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>Progress has no public listener in ML.NET 5.0, so reports end here.</summary>
internal sealed class ProgressChannel(string name) : IProgressChannel
{
    public IProgressChannel StartProgressChannel(string subtask) => new ProgressChannel($"{name}; {subtask}");

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
    }

    public void Checkpoint(params double?[] values)
    {
    }

    public void Dispose()
    {
    }
}
