using System.IO.Compression;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Data;

/// <summary>Rows of pictures in a ZIP archive, which is open only while a cursor reads, and may be deleted even then.</summary>
internal sealed class ZipImages(string path, IReadOnlyList<ZipRow> rows) : IImageRows
{
    public int Count => rows.Count;

    public IImageRowReader Open() => new Reader(path, rows);

    private sealed class Reader(string path, IReadOnlyList<ZipRow> rows) : IImageRowReader
    {
        private ZipArchive? _archive;

        public LabelledImage Read(int row)
        {
            var wanted = rows[row];
            return LabelledImage.FromStream(() => Entry(wanted).Open(), wanted.Label, $"{path}/{wanted.Name}");
        }

        public void Dispose() => _archive?.Dispose();

        private ZipArchiveEntry Entry(ZipRow row)
        {
            _archive ??= ZipListing.OpenArchive(path);
            return row.Entry < _archive.Entries.Count && _archive.Entries[row.Entry] is { } entry && entry.FullName == row.FullName
                ? entry
                : throw new IOException($"'{path}' has changed: '{row.FullName}' is no longer where it was. Load it anew.");
        }
    }
}

/// <summary>A picture in an archive.</summary>
/// <param name="Entry">The entry's number.</param>
/// <param name="FullName">The entry's name as the archive has it.</param>
/// <param name="Name">The same with '/' between the names.</param>
/// <param name="Label">The folder that stands for its class; empty where there is none.</param>
internal sealed record ZipRow(int Entry, string FullName, string Name, string Label);
