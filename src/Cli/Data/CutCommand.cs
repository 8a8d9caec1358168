using System.CommandLine;
using MLNetVision.Imaging;

namespace MLNetVision.Cli.Data;

/// <summary>mlvision cut SHEET --tile 20 --rows 5 --out FOLDER</summary>
internal static class CutCommand
{
    private static readonly Argument<FileInfo> Sheet = new Argument<FileInfo>("sheet")
    {
        Description = "A picture of many small ones of the same size, row by row.",
    }.AcceptExistingOnly();

    private static readonly Option<int> Tile = new("--tile") { Description = "The side of the small pictures, in pixels.", Required = true };

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = "How many rows of the sheet a class has, one class after the other.", Required = true,
    };

    private static readonly Option<string[]> Classes = new("--classes")
    {
        Description = "The names of the classes from the top; 0, 1, 2 unless given.", AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "The folder to write: a folder of pictures for each class.", Required = true,
    };

    public static Command Create()
    {
        var command = new Command("cut", "Cuts a sheet of small pictures into a folder of pictures, such as the other commands read.")
        {
            Sheet, Tile, Rows, Classes, Out,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (tile, rows) = (parsed.GetValue(Tile), parsed.GetValue(Rows));
        var sheet = ImageFile.Load(parsed.GetRequiredValue(Sheet).FullName);
        if (tile < 1 || rows < 1 || sheet.Width % tile != 0 || sheet.Height % (tile * (long)rows) != 0)
        {
            throw new CommandException(
                $"The sheet has {sheet.Width} x {sheet.Height} pixels, which tiles of {tile} and classes of {rows} rows do not fill. "
                + "Give --tile and --rows that do.");
        }

        var count = sheet.Height / tile / rows;
        var names = parsed.GetValue(Classes) is { Length: > 0 } given ? given : [.. Enumerable.Range(0, count).Select(i => $"{i}")];
        if (names.Length != count || names.Distinct().Count() != count || names.Any(n => n.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
        {
            throw new CommandException($"--classes has to have {count} different names that folders can have; it has '{string.Join("', '", names)}'.");
        }

        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(sheet, i * rows, rows, tile, Path.Combine(parsed.GetRequiredValue(Out).FullName, names[i]));
        }

        Console.Out.WriteLine($"{(long)sheet.Width / tile * (sheet.Height / tile):N0} pictures of {count} classes in {parsed.GetRequiredValue(Out).FullName}");
        return ExitCode.Success;
    }

    private static void Write(Image<byte> sheet, int first, int rows, int tile, string folder)
    {
        Directory.CreateDirectory(folder);
        var across = sheet.Width / tile;
        for (var i = 0; i < rows * across; i++)
        {
            ImageFile.Save(sheet.Crop(i % across * tile, (first + (i / across)) * tile, tile, tile), Path.Combine(folder, $"{i:D4}.png"));
        }
    }
}
