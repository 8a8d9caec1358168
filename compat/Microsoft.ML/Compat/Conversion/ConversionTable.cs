using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>The conversions of <see cref="StandardConversions"/> by raw type, family by family.</summary>
internal sealed class ConversionTable
{
    private readonly Dictionary<(Type Source, Type Target), Delegate> _conversions = [];

    public static FrozenDictionary<(Type Source, Type Target), Delegate> Create()
    {
        var table = new ConversionTable();
        table.AddSigned<sbyte>();
        table.AddSigned<short>();
        table.AddSigned<int>();
        table.AddSigned<long>();
        table.AddUnsigned<byte>();
        table.AddUnsigned<ushort>();
        table.AddUnsigned<uint>();
        table.AddUnsigned<ulong>();
        table.AddReal<float>("G7");
        table.AddReal<double>("G17");
        table.AddBoolean();
        table.AddRowId();
        table.AddTimes();
        table.AddText();
        return table._conversions.ToFrozenDictionary();
    }

    private void Add<TSource, TTarget>(ValueConversion<TSource, TTarget> conversion) => _conversions.Add((typeof(TSource), typeof(TTarget)), conversion);

    private void AddNumber<T>(string format)
        where T : INumberBase<T>
    {
        Add((in T source, ref bool target) => target = !T.IsZero(source));
        Add((in T source, ref ReadOnlyMemory<char> target) => target = source.ToString(format, CultureInfo.InvariantCulture).AsMemory());
    }

    // Signed integers wrap around when they do not fit.
    private void AddSigned<T>()
        where T : IBinaryInteger<T>
    {
        AddNumber<T>(null);
        Add<T, sbyte>(Truncate);
        Add<T, short>(Truncate);
        Add<T, int>(Truncate);
        Add<T, long>(Truncate);
        Add<T, float>(Truncate);
        Add<T, double>(Truncate);
    }

    // Unsigned integers become 0, the missing key, when they do not fit.
    private void AddUnsigned<T>()
        where T : IBinaryInteger<T>
    {
        AddNumber<T>(null);
        Add<T, byte>(FitOrZero);
        Add<T, ushort>(FitOrZero);
        Add<T, uint>(FitOrZero);
        Add<T, ulong>(FitOrZero);
        Add<T, float>(Truncate);
        Add<T, double>(Truncate);
        Add((in T source, ref DataViewRowId target) => target = new DataViewRowId(ulong.CreateTruncating(source), 0));
    }

    private void AddReal<T>(string format)
        where T : INumberBase<T>
    {
        AddNumber<T>(format);
        Add<T, float>(Truncate);
        Add<T, double>(Truncate);
    }

    private void AddBoolean()
    {
        Add<bool, sbyte>(OneOrZero);
        Add<bool, short>(OneOrZero);
        Add<bool, int>(OneOrZero);
        Add<bool, long>(OneOrZero);
        Add<bool, float>(OneOrZero);
        Add<bool, double>(OneOrZero);
        Add((in bool source, ref bool target) => target = source);
        Add((in bool source, ref ReadOnlyMemory<char> target) => target = (source ? bool.TrueString : bool.FalseString).AsMemory());
    }

    private void AddRowId()
    {
        Add<DataViewRowId, byte>(LowOrZero);
        Add<DataViewRowId, ushort>(LowOrZero);
        Add<DataViewRowId, uint>(LowOrZero);
        Add<DataViewRowId, ulong>(LowOrZero);
        Add((in DataViewRowId source, ref ReadOnlyMemory<char> target) => target = ValueText.Of(source).AsMemory());
    }

    private void AddTimes()
    {
        AddTime<TimeSpan>(time => time.Ticks, ValueText.Of);
        AddTime<DateTime>(time => time.Ticks, ValueText.Of);
        AddTime<DateTimeOffset>(time => time.UtcTicks, ValueText.Of);
        Add((in DateTime source, ref DateTime target) => target = source);
    }

    private void AddTime<T>(Func<T, long> ticks, Func<T, string> text)
    {
        Add((in T source, ref long target) => target = ticks(source));
        Add((in T source, ref float target) => target = ticks(source));
        Add((in T source, ref double target) => target = ticks(source));
        Add((in T source, ref ReadOnlyMemory<char> target) => target = text(source).AsMemory());
    }

    private void AddText()
    {
        AddSignedText<sbyte>(sbyte.MaxValue);
        AddSignedText<short>(short.MaxValue);
        AddSignedText<int>(int.MaxValue);
        AddSignedText<long>(long.MaxValue);
        AddUnsignedText<byte>(byte.MaxValue);
        AddUnsignedText<ushort>(ushort.MaxValue);
        AddUnsignedText<uint>(uint.MaxValue);
        AddUnsignedText<ulong>(ulong.MaxValue);
        Add((in ReadOnlyMemory<char> source, ref float target) => RealParser.TryParse(source.Span, RealFormat.Default, out target));
        Add((in ReadOnlyMemory<char> source, ref double target) => RealParser.TryParse(source.Span, RealFormat.Default, out target));
        Add((in ReadOnlyMemory<char> source, ref ReadOnlyMemory<char> target) => target = source);
        Add((in ReadOnlyMemory<char> source, ref bool target) => TextParser.TryBoolean(source.Span, out target));
        Add((in ReadOnlyMemory<char> source, ref DataViewRowId target) => TextParser.TryRowId(source.Span, out target));
        Add((in ReadOnlyMemory<char> source, ref TimeSpan target) => TextParser.TryTimeSpan(source.Span, out target));
        Add((in ReadOnlyMemory<char> source, ref DateTime target) => TextParser.TryDateTime(source.Span, out target));
        Add((in ReadOnlyMemory<char> source, ref DateTimeOffset target) => TextParser.TryDateTimeOffset(source.Span, out target));
    }

    private void AddSignedText<T>(long largest)
        where T : IBinaryInteger<T>
        => Add((in ReadOnlyMemory<char> source, ref T target) =>
        {
            Guard.State(TextParser.TrySigned(source.Span, largest, out var value),
                $"The text '{source}' is no {typeof(T).Name} between {-largest - 1} and {largest}.");
            target = T.CreateTruncating(value);
        });

    private void AddUnsignedText<T>(ulong largest)
        where T : IBinaryInteger<T>
        => Add((in ReadOnlyMemory<char> source, ref T target) =>
        {
            TextParser.TryUnsigned(source.Span, largest, out var value);
            target = T.CreateTruncating(value);
        });

    private static void Truncate<TSource, TTarget>(in TSource source, ref TTarget target)
        where TSource : INumberBase<TSource>
        where TTarget : INumberBase<TTarget>
        => target = TTarget.CreateTruncating(source);

    private static void FitOrZero<TSource, TTarget>(in TSource source, ref TTarget target)
        where TSource : IBinaryInteger<TSource>
        where TTarget : IBinaryInteger<TTarget>, IMinMaxValue<TTarget>
    {
        var wide = ulong.CreateTruncating(source);
        target = wide <= ulong.CreateTruncating(TTarget.MaxValue) ? TTarget.CreateTruncating(wide) : TTarget.Zero;
    }

    private static void LowOrZero<TTarget>(in DataViewRowId source, ref TTarget target)
        where TTarget : IBinaryInteger<TTarget>, IMinMaxValue<TTarget>
        => FitOrZero(source.High == 0 ? source.Low : 0, ref target);

    private static void OneOrZero<TTarget>(in bool source, ref TTarget target)
        where TTarget : INumberBase<TTarget>
        => target = source ? TTarget.One : TTarget.Zero;
}
