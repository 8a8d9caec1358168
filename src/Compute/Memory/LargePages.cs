using System.Runtime.InteropServices;

namespace MLNetVision.Compute.Memory;

/// <summary>
/// Asks the system for pages of megabytes instead of kilobytes, where it has them to give: memory is then there after hundreds of faults less, and its
/// addresses are found without walking tables.
/// </summary>
internal static class LargePages
{
    /// <summary>Below this many bytes it is not worth the call.</summary>
    private const long Smallest = 4 << 20;

    private const int LinuxHugePages = 14;

    public static void Ask(nint start, long bytes)
    {
        if (bytes < Smallest || !OperatingSystem.IsLinux())
        {
            return;
        }

        var page = Environment.SystemPageSize;
        var first = (start + page - 1) / page * page;
        _ = Advise(first, (nuint)((start + bytes - first) / page * page), LinuxHugePages);
    }

    [DllImport("libc", EntryPoint = "madvise", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint start, nuint length, int advice);
}
