using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Text;

/// <summary>What was wrong with the lines of one reading: the first few faults and their number go to the log. Shared by all threads that parse.</summary>
internal sealed class ReadingIssues(IHost host)
{
    private const int Shown = 10;

    private long _badValues;
    private long _badFormats;

    /// <summary>For looking at headers and samples, whose faults are found again when the lines are read.</summary>
    public static ReadingIssues Unheard { get; } = new(null);

    public void BadValue(LinePlace place, string column, int slot)
    {
        var count = Interlocked.Increment(ref _badValues);
        if (host is null || count > Shown)
            return;
        using var channel = host.Start("Reading text");
        channel.Info($"Line {place.Line} has no readable value in column '{column}', slot {slot}; it is read as missing.");
    }

    public void BadFormat(LinePlace place, string what)
    {
        var count = Interlocked.Increment(ref _badFormats);
        if (host is null || count > Shown)
            return;
        using var channel = host.Start("Reading text");
        channel.Warning($"{place.Path}({place.Line}): {what}.");
    }

    public void Summarise()
    {
        var (values, formats) = (Interlocked.Exchange(ref _badValues, 0), Interlocked.Exchange(ref _badFormats, 0));
        if (host is null || values + formats == 0)
            return;
        using var channel = host.Start("Reading text");
        channel.Info($"{values} values could not be read, and {formats} lines had format errors.");
    }
}
