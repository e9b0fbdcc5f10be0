using System.Reflection;

namespace Monitoring.Contracts.Tests.Grains;

/// <summary>What Orleans' analyzers check and the Local engine has no analyzers for (architecture.md §4).</summary>
public sealed class MessageTypeTests
{
    public static TheoryData<Type> Types => [.. MessageTypes.All()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_OfAMessage_IsOursAndMarked(Type type)
    {
        Assert.True(type.Assembly == MessageTypes.Contracts, $"{type} is neither ours nor one of the simple types and collections");
        Assert.True(type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false), $"{type.Name} lacks [GenerateSerializer]");
        Assert.True(type.IsDefined(typeof(AliasAttribute), inherit: false), $"{type.Name} lacks [Alias]");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Members_OfAMessage_HaveEachTheirOwnId(Type type)
    {
        var members = MessageTypes.MembersOf(type).Select(static pair => pair.Member).ToArray();

        Assert.Empty(members.Where(static member => !member.IsDefined(typeof(IdAttribute))).Select(static member => member.Name));
        var ids = members.Select(static member => member.GetCustomAttribute<IdAttribute>()!.Id).ToArray();
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Members_OfAMessage_AreOfTypesBothEnginesCopy(Type type)
    {
        var others = MessageTypes.MembersOf(type)
            .Where(static pair => pair.Field.FieldType.Assembly != MessageTypes.Contracts && !MessageTypes.IsAllowedElsewhere(pair.Field.FieldType));

        Assert.Empty(others.Select(static pair => $"{pair.Member.Name}: {pair.Field.FieldType}"));
    }

    [Fact]
    public void Aliases_OfAllMessagesAndInterfaces_AreUnique()
    {
        var aliases = MessageTypes.All().Concat(MessageTypes.GrainInterfaces)
            .SelectMany(static type => type.GetCustomAttributes<AliasAttribute>(inherit: false))
            .Select(static attribute => attribute.Alias)
            .ToArray();

        Assert.NotEmpty(aliases);
        Assert.Equal(aliases.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), aliases.Order(StringComparer.Ordinal));
    }
}
