using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace MLNetVision.Networks;

/// <summary>
/// Brings the names in a folder to the disk, as flushing a file does with its content: a file that was renamed has its new name even after a loss of power.
/// Windows writes names down by itself.
/// </summary>
internal static class FolderFlush
{
    private const int CloseOnExecuteLinux = 0x80000;
    private const int CloseOnExecuteMacOS = 0x1000000;

    /// <summary>Flushes the folder that a file lies in; false where that is not needed, or the folder may not be read.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static bool Of(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return false;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        using var handle = new SafeFileHandle(
            Open(Encoding.UTF8.GetBytes(folder + '\0'), OperatingSystem.IsLinux() ? CloseOnExecuteLinux : CloseOnExecuteMacOS), ownsHandle: true);
        if (handle.IsInvalid)
        {
            return false;
        }

        RandomAccess.FlushToDisk(handle);
        return true;
    }

    /// <summary>.NET opens no folders. Without further flags it is opened for reading.</summary>
    [DllImport("libc", EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
